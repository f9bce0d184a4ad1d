//! Hostile input: the corpus of past finds, and real files mutated as a fuzzer does, through every
//! door. `tests/fuzz/lib.rs` tells how to search for more.

#[path = "fuzz/lib.rs"]
mod fuzz;

use fuzz::doors::{DOORS, Door};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Mutants that enter at each door.
const MUTANTS: u32 = 200;
/// The longest that one input may take; the longest known takes a fiftieth.
const LONGEST: Duration = Duration::from_secs(5);

/// One change to a file. Places are shares of its length, so that they hold for files of any length.
#[derive(Clone, Debug)]
enum Edit {
    /// Puts a word of the dictionary there.
    Word(f64, usize),
    /// Puts it there many times over.
    Words(f64, usize, usize),
    /// Takes bytes out.
    Cut(f64, usize),
    /// Puts a copy of bytes somewhere else.
    Copy { from: f64, length: usize, to: f64 },
    /// Changes a byte.
    Byte(f64, u8),
    /// Leaves out all that follows.
    End(f64),
}

impl Edit {
    fn any() -> impl Strategy<Value = Self> {
        let place = || 0.0..1.0f64;
        prop_oneof![
            6 => (place(), 0..1000usize).prop_map(|(at, word)| Self::Word(at, word)),
            1 => (place(), 0..1000usize, 2..300usize)
                .prop_map(|(at, word, times)| Self::Words(at, word, times)),
            3 => (place(), 1..40usize).prop_map(|(at, length)| Self::Cut(at, length)),
            3 => (place(), 1..200usize, place())
                .prop_map(|(from, length, to)| Self::Copy { from, length, to }),
            3 => (place(), any::<u8>()).prop_map(|(at, byte)| Self::Byte(at, byte)),
            1 => place().prop_map(Self::End),
        ]
    }

    fn make(&self, bytes: &mut Vec<u8>, words: &[Vec<u8>]) {
        let length = bytes.len();
        let place = |share: f64| ((length as f64 * share) as usize).min(length);
        let upto = |at: usize, count: usize| at..(at + count).min(length);
        let word = |index: usize| words[index % words.len()].as_slice();
        match *self {
            Self::Word(at, index) => insert(bytes, place(at), word(index)),
            Self::Words(at, index, times) => insert(bytes, place(at), &word(index).repeat(times)),
            Self::Cut(at, count) => drop(bytes.drain(upto(place(at), count))),
            Self::Copy { from, length, to } => {
                let copied = bytes[upto(place(from), length)].to_vec();
                insert(bytes, place(to), &copied);
            }
            Self::Byte(at, byte) => {
                if let Some(place) = bytes.get_mut(place(at)) {
                    *place = byte;
                }
            }
            Self::End(at) => bytes.truncate(place(at)),
        }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, words: &[u8]) {
    bytes.splice(at..at, words.iter().copied());
}

/// The words of the dictionary, as libFuzzer reads it.
fn dictionary() -> Vec<Vec<u8>> {
    let word = |line: &str| {
        let written = line.strip_prefix('"')?.strip_suffix('"')?;
        let (mut word, mut rest) = (Vec::new(), written.bytes());
        while let Some(byte) = rest.next() {
            word.push(match byte {
                b'\\' => match rest.next()? {
                    b'x' => {
                        let digits = [rest.next()?, rest.next()?];
                        u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
                    }
                    escaped => escaped,
                },
                byte => byte,
            });
        }
        Some(word)
    };
    include_str!("fuzz/dictionary.txt").lines().filter_map(word).collect()
}

fn corpus(door: &Door) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(door.name);
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let paths = files.map(|file| file.expect("a file").path());
    paths.map(|path| (path.display().to_string(), fs::read(path).expect("a file"))).collect()
}

/// Enters and holds the time; whether anything could be read.
fn enter(door: &Door, bytes: &[u8]) -> bool {
    let start = Instant::now();
    let read = (door.enter)(bytes);
    let taken = start.elapsed();
    assert!(taken < LONGEST, "{} bytes took {taken:?}", bytes.len());
    read
}

#[test]
fn the_dictionary_is_read() {
    let words = dictionary();
    assert!(words.len() > 200 && words.iter().all(|word| !word.is_empty()));
    assert!(words.contains(&"（一）".into()) && words.contains(&b"\xff\xfe".to_vec()));
}

#[test]
fn what_was_found_stays_mended() {
    for door in &DOORS {
        for (name, bytes) in corpus(door) {
            println!("{name}");
            enter(door, &bytes);
        }
    }
}

#[test]
fn real_files_enter_at_every_door() {
    for door in &DOORS {
        println!("{}", door.name);
        assert_eq!(Door::named(door.name).map(|named| named.name), Some(door.name));
        let seeds = (door.seeds)();
        assert!(!seeds.is_empty(), "{} has nothing to begin with", door.name);
        assert!(seeds.iter().all(|seed| enter(door, seed)), "{} leads nowhere", door.name);
    }
}

/// The same mutants each time: what fails here fails for everyone.
#[test]
fn mutants_enter_at_every_door() {
    let words = dictionary();
    for door in &DOORS {
        let seeds = (door.seeds)();
        let config = Config {
            cases: MUTANTS,
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(4),
            ..Config::default()
        };
        let mutant = (0..seeds.len(), prop::collection::vec(Edit::any(), 1..16));
        let result = TestRunner::new(config).run(&mutant, |(seed, edits)| {
            let mut bytes = seeds[seed].clone();
            edits.iter().for_each(|edit| edit.make(&mut bytes, &words));
            enter(door, &bytes);
            Ok(())
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", door.name));
    }
}
