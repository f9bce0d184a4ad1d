//! Which module uses which, read from the text of the code.

use std::collections::{BTreeMap, BTreeSet};

/// The path of a module: `["extract", "quantity", "judge"]`.
pub type Path = Vec<String>;

/// Modules with their code.
pub struct Modules {
    code: BTreeMap<Path, String>,
    /// By module: names that it hands on, with the module below it that has them.
    handed_on: BTreeMap<Path, BTreeMap<String, Path>>,
}

impl Modules {
    /// From the code of each, without comments and tests.
    pub fn new(code: BTreeMap<Path, String>) -> Self {
        let mut handed_on: BTreeMap<Path, BTreeMap<String, Path>> = BTreeMap::new();
        for (module, text) in &code {
            for used in uses(text, "pub ").iter().filter(|used| !is_absolute(used)) {
                if let [place @ .., name] = &used[..] {
                    let from = [&module[..], place].concat();
                    handed_on.entry(module.clone()).or_default().insert(name.clone(), from);
                }
            }
        }
        Self { code, handed_on }
    }

    /// Whether `module` names the library `name`.
    pub fn names_library(&self, module: &Path, name: &str) -> bool {
        let Some(text) = self.code.get(module) else { return false };
        let first = |path: &Path| path.first().is_some_and(|first| first == name);
        // A module of that name may be meant, too, where it is not a `use` that names it.
        let is_ours = self.code.keys().any(|path| path.last().is_some_and(|last| last == name));
        let in_code = |(at, _): (usize, &str)| {
            !text[..at].ends_with(|c: char| c == ':' || c == '_' || c.is_alphanumeric())
        };
        uses(text, "").iter().any(first)
            || !is_ours && text.match_indices(&format!("{name}::")).any(in_code)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Path> {
        self.code.keys()
    }

    /// Every use of one module by another: (user, used). What a module only hands on is used of the
    /// one that has it.
    pub fn imports(&self) -> BTreeSet<(Path, Path)> {
        let mut found = BTreeSet::new();
        for (module, text) in &self.code {
            for used in uses(text, "").into_iter().chain(paths(text)) {
                let Some(full) = self.absolute(module, &used) else { continue };
                let target = self.owner(&full);
                if !target.is_empty() && target != *module {
                    found.insert((module.clone(), target));
                }
            }
        }
        found
    }

    /// Modules of one parent that use each other in a circle, with the uses that close it.
    pub fn circles(&self) -> Vec<String> {
        let mut siblings: BTreeMap<Path, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for (user, used) in self.imports() {
            let shared = user.iter().zip(&used).take_while(|(a, b)| a == b).count();
            // A module and what is below it are one.
            if let (Some(from), Some(to)) = (user.get(shared), used.get(shared)) {
                let below = siblings.entry(user[..shared].to_vec()).or_default();
                below.entry(from.clone()).or_default().insert(to.clone());
            }
        }
        let mut found = Vec::new();
        for (parent, uses) in &siblings {
            for (from, direct) in uses {
                for to in direct.iter().filter(|to| reaches(uses, to, from)) {
                    found.push(format!("{}: {from} uses {to}", parent.join("::")));
                }
            }
        }
        found
    }

    /// A path as written in `module`, from the root of the crate.
    fn absolute(&self, module: &Path, written: &[String]) -> Option<Path> {
        let up = written.iter().take_while(|part| *part == "super").count();
        match written.first()?.as_str() {
            "crate" => Some(written[1..].to_vec()),
            "self" => Some([&module[..], &written[1..]].concat()),
            "super" => {
                Some([module.get(..module.len().checked_sub(up)?)?, &written[up..]].concat())
            }
            first => {
                let child = [&module[..], &[first.to_owned()]].concat();
                self.code.contains_key(&child).then(|| [&module[..], written].concat())
            }
        }
    }

    /// The module that has what `full` names.
    fn owner(&self, full: &[String]) -> Path {
        let mut module: Path = Vec::new();
        for part in full {
            let below = [&module[..], std::slice::from_ref(part)].concat();
            if self.code.contains_key(&below) {
                module = below;
                continue;
            }
            let handed = self.handed_on.get(&module).and_then(|names| names.get(part));
            return handed.cloned().unwrap_or(module);
        }
        module
    }
}

/// Whether a way of uses leads from `from` to `to`.
fn reaches(uses: &BTreeMap<String, BTreeSet<String>>, from: &String, to: &String) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut left = vec![from];
    while let Some(at) = left.pop() {
        if at == to {
            return true;
        }
        left.extend(uses.get(at).into_iter().flatten().filter(|next| seen.insert(*next)));
    }
    false
}

fn is_absolute(path: &[String]) -> bool {
    path.first().is_some_and(|first| ["crate", "super", "self"].contains(&first.as_str()))
}

/// What the `use` items say that open with `visibility`, a path for each name.
fn uses(text: &str, visibility: &str) -> Vec<Path> {
    let opening = format!("{visibility}use ");
    let mut found = Vec::new();
    for item in text.split(';') {
        if let Some((_, tree)) = item.rsplit_once(opening.as_str()) {
            expand(tree, &[], &mut found);
        }
    }
    found
}

/// The paths of `a::{b, c::d}`.
fn expand(tree: &str, before: &[String], found: &mut Vec<Path>) {
    let mut depth = 0;
    let branches = tree.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for branch in branches.map(str::trim).filter(|branch| !branch.is_empty()) {
        let (stem, group) = match branch.split_once('{') {
            Some((stem, group)) => (stem, Some(group.trim_end().trim_end_matches('}'))),
            None => (branch, None),
        };
        let stem = stem.split(" as ").next().unwrap_or(stem);
        let parts = stem.split("::").map(str::trim).filter(|part| !part.is_empty());
        let path: Path = before.iter().cloned().chain(parts.map(str::to_owned)).collect();
        match group {
            Some(group) => expand(group, &path, found),
            None => found.push(path),
        }
    }
}

/// Paths in the code itself: `super::names::folded(…)`, `crate::text::Span`.
fn paths(text: &str) -> Vec<Path> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let words = text.split(|c| !is_word(c));
    let paths = words.filter(|word| word.starts_with("crate::") || word.starts_with("super::"));
    paths.map(|path| path.split("::").map(str::to_owned).collect()).collect()
}

#[test]
fn uses_are_read_from_the_code() {
    let code = [
        ("a", "mod b;\nmod c;\npub use b::Thing;"),
        ("a::b", "use super::c::{self, d::Other};\npub struct Thing;"),
        ("a::c", "mod d;\nfn f() { super::super::e::g(); }"),
        ("a::c::d", "use crate::a::Thing;"),
        ("e", "use super::a;"),
    ];
    let path = |name: &str| name.split("::").map(str::to_owned).collect::<Path>();
    let modules = Modules::new(code.map(|(name, text)| (path(name), text.to_owned())).into());
    let wanted =
        [("a::b", "a::c"), ("a::b", "a::c::d"), ("a::c", "e"), ("a::c::d", "a::b"), ("e", "a")];
    for (user, used) in wanted {
        assert!(modules.imports().contains(&(path(user), path(used))), "{user} uses {used}");
    }
    assert_eq!(modules.circles(), [": a uses e", ": e uses a", "a: b uses c", "a: c uses b"],);
}
