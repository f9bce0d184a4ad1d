//! Matching in the background: the newest question is answered, older ones are given up.

use crate::catalogue::{Catalogue, Comparison, Found, Passage, Scope};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// As many hits as a list can hold.
pub const MOST_HITS: usize = 1_000;

/// What an overlay wants to know.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where it is looked up.
    pub catalogue: Arc<Catalogue>,
    /// What.
    pub wanted: Wanted,
}

/// What is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Entries that a query may mean.
    Entries {
        /// Of which sort.
        scope: Scope,
        /// As typed.
        query: String,
    },
    /// Places where words stand.
    Passages {
        /// As typed.
        needle: String,
    },
    /// The indicator of a figure over all regions and years.
    Comparison {
        /// Index of the report.
        report: u32,
        /// Index into its figures.
        figure: u32,
    },
}

/// A question and its answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub answer: Answer,
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Entries.
    Entries(Found),
    /// Passages.
    Passages(Vec<Passage>),
    /// A comparison, if there is anything to compare.
    Comparison(Option<Box<Comparison>>),
}

impl PartialEq for Question {
    /// The same is asked, of the same catalogue.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalogue, &other.catalogue) && self.wanted == other.wanted
    }
}

impl Question {
    /// Itself, unless it is what was asked last.
    #[must_use]
    pub fn unless_asked(self, last: &mut Option<Self>) -> Option<Self> {
        if last.as_ref() == Some(&self) {
            return None;
        }
        *last = Some(self.clone());
        Some(self)
    }

    /// Answers it here and now; gives up with what there is as soon as `cancelled` says so.
    #[must_use]
    pub fn answered(self, cancelled: &(dyn Fn() -> bool + Sync)) -> Answered {
        let catalogue = &self.catalogue;
        let answer = match &self.wanted {
            Wanted::Entries { scope, query } => {
                Answer::Entries(catalogue.find(*scope, query, MOST_HITS, cancelled))
            }
            Wanted::Passages { needle } => {
                Answer::Passages(catalogue.search(needle, MOST_HITS, cancelled))
            }
            Wanted::Comparison { report, figure } => {
                Answer::Comparison(catalogue.compare(*report, *figure).map(Box::new))
            }
        };
        Answered { question: self, answer }
    }
}

/// A thread that answers; it ends when this is dropped.
#[derive(Debug)]
pub struct Matcher {
    questions: Sender<(u64, Question)>,
    /// Number of the newest question.
    newest: Arc<AtomicU64>,
}

impl Matcher {
    /// Starts the thread; `post` gets the answers.
    pub fn start(post: impl Fn(Answered) + Send + 'static) -> Self {
        let (questions, inbox) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let known = newest.clone();
        std::thread::spawn(move || answer_all(&inbox, &known, &post));
        Self { questions, newest }
    }

    /// Asks; whatever was asked before need not be answered any more.
    pub fn ask(&self, question: Question) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        // Only a thread that has died does not listen.
        let _ = self.questions.send((number, question));
    }
}

fn answer_all(inbox: &Receiver<(u64, Question)>, newest: &AtomicU64, post: &dyn Fn(Answered)) {
    while let Ok((number, question)) = inbox.recv() {
        let outdated = || newest.load(Ordering::Relaxed) != number;
        if outdated() {
            continue;
        }
        let answered = question.answered(&outdated);
        if !outdated() {
            post(answered);
        }
    }
}
