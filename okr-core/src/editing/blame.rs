//! The new document as a portfolio, and which edit is to blame where it is none.

use std::collections::HashSet;

use super::desk::Desk;
use crate::{
    diagnostic::{Code, Problem},
    model::Portfolio,
    values::EditKind,
};

/// How many times a document is built to find out which edits are to blame. With this many a few
/// faults are found among a million edits; what is left is told of the whole batch.
const BUILDS: u32 = 64;

/// A place of the document that an edit wrote.
pub(super) struct Touched {
    pub(super) place: String,
    pub(super) edit: usize,
    /// The member of the edit that stands there.
    pub(super) member: &'static str,
    /// Whether that member is all that the edit says of it: a copy, or a day that was moved.
    pub(super) whole: bool,
}

/// What stays the same of a fault while edits change what is around it.
#[derive(PartialEq, Eq, Hash)]
struct Fault {
    code: Code,
    message: String,
    goal: String,
}

impl Fault {
    fn of(problem: &Problem) -> Self {
        // Entries of lists move up when one before them is taken out; goals stay where they are.
        let mut steps = problem.path().split('/');
        let of_key_result = steps.clone().nth(3) == Some("key_results");
        let goal: Vec<_> = steps
            .by_ref()
            .take(if of_key_result { 5 } else { 3 })
            .collect();
        Self {
            code: problem.code,
            message: problem.message().to_owned(),
            goal: goal.join("/"),
        }
    }
}

impl Desk<'_> {
    /// The document as a portfolio; problems stand at the edits that made them.
    pub(super) fn build(&self) -> Result<Portfolio, Vec<Problem>> {
        let error = match self.document.build() {
            Ok(portfolio) => return Ok(portfolio),
            Err(error) => error,
        };
        let all = error.problems();
        if self.trying {
            return Err(all.to_vec());
        }
        // What is wrong with an edit is wrong with its entry too, and with copies of what it made.
        let faults: Vec<_> = (all.iter().filter(|it| !it.path().starts_with("/audit/"))).collect();
        let (mut problems, mut copied) = (Vec::new(), Vec::new());
        for (problem, maker) in faults.iter().zip(self.makers(&faults)) {
            let mut problem = (*problem).clone();
            let is_copy = self.blame(&mut problem, maker);
            // Several loops through one new link are one fault of it.
            let told = |it: &Problem| it.code == problem.code && it.path() == problem.path();
            let list: &mut Vec<Problem> = if is_copy { &mut copied } else { &mut problems };
            match list.iter_mut().find(|it| told(it)) {
                Some(first) => first.related.extend(problem.related),
                None => list.push(problem),
            }
        }
        Err(if !problems.is_empty() {
            problems
        } else if !copied.is_empty() || !self.problems.is_empty() {
            copied
        } else {
            all.to_vec()
        })
    }

    /// Puts a problem at the member of an edit that made it; whether that is a copy.
    fn blame(&self, problem: &mut Problem, maker: Option<usize>) -> bool {
        let path = problem.place.path.clone();
        // What an edit wrote was not at fault before.
        let wrote = self.wrote(None, &path).map(|(touched, _)| touched.edit);
        let maker = maker.map(|maker| wrote.map_or(maker, |wrote| wrote.max(maker)));
        let mut found = self.wrote(maker, &path);
        if found.is_none() {
            // A loop may be reported at a link that was there before.
            let mut related = problem.related.iter();
            found = related.find_map(|it| self.wrote(maker, &it.place.path));
            problem.relate(path, "it shows here".to_owned());
        }
        problem.place.path = match (&found, maker) {
            (Some((touched, rest)), _) => {
                let rest = if touched.whole { "" } else { rest.as_str() };
                format!("/edits/{}{}{rest}", touched.edit, touched.member)
            }
            (None, Some(maker)) => format!("/edits/{maker}{}", self.likely_member(maker)),
            (None, None) => "/edits".to_owned(),
        };
        found.is_some_and(|(touched, _)| {
            let copies = [EditKind::CarryOver, EditKind::CloneCycle].map(Some);
            touched.whole && copies.contains(&self.kind(touched.edit))
        })
    }

    /// What an edit wrote, that one or any, in which a place lies, and the rest of its path.
    fn wrote(&self, maker: Option<usize>, path: &str) -> Option<(&Touched, String)> {
        (self.touched.iter().rev())
            .filter(|it| maker.is_none_or(|maker| it.edit == maker))
            .find_map(|touched| {
                let rest = path.strip_prefix(touched.place.as_str())?;
                let within = rest.is_empty() || rest.starts_with('/');
                within.then(|| (touched, rest.to_owned()))
            })
    }

    /// The member of an edit that may have made something wrong elsewhere.
    fn likely_member(&self, maker: usize) -> &'static str {
        match self.kind(maker) {
            Some(EditKind::Amend) => "/measure/kind",
            Some(EditKind::CompleteItem) => "/on",
            Some(EditKind::CarryOver) => "/into",
            Some(EditKind::CloneCycle) => "/new/id",
            _ => "",
        }
    }

    fn kind(&self, number: usize) -> Option<EditKind> {
        let edit = self.all.iter().find(|item| item.number == number);
        edit.map(|item| item.edit.kind)
    }

    /// The number of the edit from which on each fault is there; none where that is not found out.
    fn makers(&self, faults: &[&Problem]) -> Vec<Option<usize>> {
        let mut search = Search {
            desk: self,
            faults: faults.iter().map(|it| Fault::of(it)).collect(),
            makers: vec![None; faults.len()],
            builds: BUILDS,
        };
        search.narrow(0, self.done, &(0..faults.len()).collect::<Vec<_>>());
        search.makers
    }
}

/// A search for the edits that made faults, by halves.
struct Search<'d, 'a> {
    desk: &'d Desk<'a>,
    faults: Vec<Fault>,
    makers: Vec<Option<usize>>,
    /// How many more documents may be built.
    builds: u32,
}

impl Search<'_, '_> {
    /// These faults are not there after the first `low` edits, and there after the first `high`.
    fn narrow(&mut self, low: usize, high: usize, faults: &[usize]) {
        if faults.is_empty() || high == low {
            return;
        }
        if high - low == 1 {
            let number = self.desk.all[low].number;
            for &fault in faults {
                self.makers[fault] = Some(number);
            }
            return;
        }
        if self.builds == 0 {
            return;
        }
        self.builds -= 1;
        let middle = usize::midpoint(low, high);
        let there = self.after(middle);
        let (before, after): (Vec<_>, Vec<_>) =
            (faults.iter()).partition(|&&fault| there.contains(&self.faults[fault]));
        self.narrow(low, middle, &before);
        self.narrow(middle, high, &after);
    }

    /// What is wrong after the first edits.
    fn after(&self, count: usize) -> HashSet<Fault> {
        let edits = &self.desk.all[..count];
        let Some(mut desk) = Desk::new(self.desk.origin, edits, Vec::new()) else {
            return HashSet::new();
        };
        desk.trying = true;
        desk.make();
        let problems = desk.build().err().unwrap_or_default();
        problems.iter().map(Fault::of).collect()
    }
}
