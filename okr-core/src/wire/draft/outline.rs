//! From lines to objectives, key results and initiatives.

use hashbrown::HashMap;

use super::{
    finding::{DraftCode, DraftFinding},
    label::{Label, Labelled, labelled},
    line::{BELOW_HEADINGS, Line, Marker, lines},
    period::{Period, period},
};
use crate::{diagnostic::shorten, values::Commitment};

/// A place in the outline: line and column.
pub(super) type At = (u32, u32);

/// What an outline says, in its order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) objectives: Vec<Goal>,
    /// The cycles that are named, and where.
    pub(super) cycles: Vec<(Period, At)>,
    /// Key results with no objective above them.
    pub(super) homeless: Vec<(At, String)>,
    pub(super) findings: Vec<DraftFinding>,
}

/// An objective, or with its children a key result.
#[derive(Debug, Default)]
pub(super) struct Goal {
    pub(super) at: At,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) owner: Option<(String, At)>,
    pub(super) commitment: Option<Commitment>,
    /// The cycle, as a number of [`Outline::cycles`].
    pub(super) cycle: Option<usize>,
    /// An objective's key results.
    pub(super) key_results: Vec<Goal>,
    /// What is to be done; of an objective or a key result.
    pub(super) work: Vec<(At, String)>,
}

/// What the lines below a line are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Objectives,
    KeyResults,
    Initiatives,
}

/// What the last line with a title became, for what continues it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Objective,
    KeyResult,
    Work,
}

struct Reader<'t> {
    lines: Vec<Line<'t>>,
    /// For each line whether the next one is deeper; a heading: whether an item or text follows.
    leads: Vec<bool>,
    /// Whether any line is labelled as an objective.
    has_objectives: bool,
    out: Outline,
    section: Section,
    /// The numbers of the cycles by their names, which tell their days.
    cycles: HashMap<String, usize>,
    cycle: Option<usize>,
    unit: Option<(String, At)>,
    /// The depth of the objective and of the key result that are open.
    objective: Option<usize>,
    key_result: Option<usize>,
    /// Whether the objective that is open was labelled as one.
    is_labelled: bool,
    last: Last,
    last_depth: usize,
    last_marker: Marker,
}

/// Reads an outline. Linear in its length.
pub(super) fn outline(text: &str) -> Outline {
    let (found, left_out) = lines(text);
    let leads = leads(&found);
    let has_objectives =
        (found.iter()).any(|line| labelled(line.text).label == Some(Label::Objective));
    let mut reader = Reader {
        lines: found,
        leads,
        has_objectives,
        out: Outline::default(),
        section: Section::None,
        cycles: HashMap::new(),
        cycle: None,
        unit: None,
        objective: None,
        key_result: None,
        is_labelled: false,
        last: Last::Nothing,
        last_depth: 0,
        last_marker: Marker::Plain,
    };
    for (at, text) in left_out {
        reader.leave_out(at, text, "is a table, a quotation or code");
    }
    for index in 0..reader.lines.len() {
        reader.line(index);
    }
    reader.out
}

fn goal(line: &Line<'_>, read: &Labelled<'_>, owner: Option<(String, At)>) -> Goal {
    Goal {
        at: line.at,
        title: read.title.to_owned(),
        owner: (read.owner.map(|name| (name.to_owned(), line.at))).or(owner),
        commitment: read.commitment,
        ..Goal::default()
    }
}

fn leads(lines: &[Line<'_>]) -> Vec<bool> {
    (0..lines.len())
        .map(|at| {
            lines
                .get(at + 1)
                .is_some_and(|next| match lines[at].marker {
                    Marker::Heading(_) => !matches!(next.marker, Marker::Heading(_)),
                    _ => next.depth > lines[at].depth,
                })
        })
        .collect()
}

impl Reader<'_> {
    fn line(&mut self, index: usize) {
        let line = self.lines[index].clone();
        let read = labelled(line.text);
        if line.ticked {
            self.leave_out(
                line.at,
                "[x]",
                "is a state, and states are made of check-ins",
            );
        }
        match read.label {
            Some(Label::Objective) => self.objective(&line, &read, true),
            Some(Label::KeyResult) => self.key_result(&line, &read),
            Some(Label::Initiative) => self.work(&line, &read),
            Some(Label::Objectives) => self.section(Section::Objectives),
            Some(Label::KeyResults) => self.section(Section::KeyResults),
            Some(Label::Initiatives) => self.section(Section::Initiatives),
            Some(Label::Owner) => self.owner(&line, read.owner.unwrap_or_default()),
            Some(Label::Cycle) => self.cycle(&line, read.title),
            None => self.unlabelled(index, &line, &read),
        }
    }

    fn section(&mut self, section: Section) {
        self.section = section;
        self.key_result = None;
        self.last = Last::Nothing;
        if section == Section::Objectives {
            self.objective = None;
        }
    }

    /// `Owner: Ada`: of what stands right above it, or of all that follows.
    fn owner(&mut self, line: &Line<'_>, name: &str) {
        if name.is_empty() {
            return self.leave_out(line.at, line.text, "names nobody");
        }
        let owner = Some((name.to_owned(), line.at));
        let heading = matches!(line.marker, Marker::Heading(_));
        let open = self.objective.filter(|_| !heading);
        let Some(objective) = open.and(self.out.objectives.last_mut()) else {
            self.unit = owner;
            return self.close();
        };
        match (self.key_result, objective.key_results.last_mut()) {
            (Some(depth), Some(key_result)) if line.depth > depth => key_result.owner = owner,
            _ => objective.owner = owner,
        }
    }

    fn cycle(&mut self, line: &Line<'_>, text: &str) {
        match period(text) {
            Some((found, _)) => self.begin_cycle(found, line.at),
            None => self.leave_out(line.at, line.text, "names no cycle that is known"),
        }
    }

    fn begin_cycle(&mut self, found: Period, at: At) {
        let next = self.out.cycles.len();
        let index = *self.cycles.entry(found.name.clone()).or_insert(next);
        self.cycle = Some(index);
        if index == next {
            self.out.cycles.push((found, at));
        }
        self.close();
    }

    /// Nothing that follows belongs to the objective before.
    fn close(&mut self) {
        self.objective = None;
        self.key_result = None;
        self.section = Section::None;
        self.last = Last::Nothing;
    }

    fn unlabelled(&mut self, index: usize, line: &Line<'_>, read: &Labelled<'_>) {
        if self.continues(line) {
            return self.go_on(line);
        }
        if let Some((found, alone)) = period(read.title) {
            let title =
                matches!(line.marker, Marker::Heading(level) if level == 1 || !self.leads[index]);
            if alone || title {
                if !alone {
                    self.leave_out(line.at, line.text, "is taken for its cycle alone");
                }
                return self.begin_cycle(found, line.at);
            }
        }
        if let Marker::Heading(level) = line.marker {
            return self.heading(index, level, line, read);
        }
        match (self.section, self.objective) {
            (Section::Initiatives, Some(_)) => self.work(line, read),
            (Section::Objectives, None) => self.objective(line, read, false),
            (section, Some(depth)) => {
                let below = line.depth > depth
                    || section == Section::KeyResults
                    || self.is_labelled && line.marker == Marker::Item;
                let under = self.key_result.is_some_and(|it| line.depth > it);
                if below && under && line.marker == Marker::Item {
                    self.assume_role(line, "an initiative");
                    self.work(line, read);
                } else if below && (line.marker == Marker::Item || depth >= BELOW_HEADINGS) {
                    self.key_result(line, read);
                } else if below {
                    self.describe(line);
                } else {
                    self.perhaps_objective(index, line, read);
                }
            }
            _ => self.perhaps_objective(index, line, read),
        }
    }

    /// A heading without a label: an objective, or who the objectives below are of.
    fn heading(&mut self, index: usize, level: u32, line: &Line<'_>, read: &Labelled<'_>) {
        if self.leads[index] && !self.has_objectives {
            return self.objective(line, read, false);
        }
        self.close();
        let leads_on = self
            .lines
            .get(index + 1)
            .is_some_and(|next| match next.marker {
                Marker::Heading(next) => next > level,
                _ => true,
            });
        if level == 1 || !leads_on {
            return self.leave_out(line.at, line.text, "is taken for a title");
        }
        self.unit = Some((read.title.to_owned(), line.at));
    }

    /// A line that is no heading and stands under no objective.
    fn perhaps_objective(&mut self, index: usize, line: &Line<'_>, read: &Labelled<'_>) {
        let next = self.lines.get(index + 1);
        let led = self.leads[index]
            || next.is_some_and(|next| {
                matches!(
                    labelled(next.text).label,
                    Some(Label::KeyResult | Label::KeyResults | Label::Owner)
                )
            });
        if line.marker == Marker::Plain && !led {
            self.objective = None;
            return self.leave_out(line.at, line.text, "is no part of a list");
        }
        if !led && self.section != Section::Objectives {
            self.assume_role(line, "an objective");
        }
        self.objective(line, read, false);
    }

    fn objective(&mut self, line: &Line<'_>, read: &Labelled<'_>, is_labelled: bool) {
        if read.title.is_empty() {
            return self.leave_out(line.at, line.text, "has no title");
        }
        self.out.objectives.push(Goal {
            cycle: self.cycle,
            ..goal(line, read, self.unit.clone())
        });
        self.objective = Some(line.depth);
        self.is_labelled = is_labelled;
        self.key_result = None;
        if self.section != Section::Objectives {
            self.section = Section::None;
        }
        self.remember(line, Last::Objective);
    }

    fn key_result(&mut self, line: &Line<'_>, read: &Labelled<'_>) {
        if read.title.is_empty() {
            return self.leave_out(line.at, line.text, "has no title");
        }
        let made = goal(line, read, None);
        let open = self.objective.is_some();
        match self.out.objectives.last_mut().filter(|_| open) {
            Some(objective) => objective.key_results.push(made),
            None => self.out.homeless.push((line.at, made.title)),
        }
        self.key_result = Some(line.depth);
        if self.section == Section::Initiatives {
            self.section = Section::None;
        }
        self.remember(line, Last::KeyResult);
    }

    fn work(&mut self, line: &Line<'_>, read: &Labelled<'_>) {
        let open = self.objective.is_some();
        let Some(objective) = self.out.objectives.last_mut().filter(|_| open) else {
            return self.leave_out(line.at, line.text, "belongs to no objective");
        };
        if read.title.is_empty() {
            return self.leave_out(line.at, line.text, "has no title");
        }
        let work = (line.at, read.title.to_owned());
        match (self.key_result, objective.key_results.last_mut()) {
            (Some(depth), Some(key_result)) if line.depth > depth => key_result.work.push(work),
            _ => objective.work.push(work),
        }
        self.remember(line, Last::Work);
    }

    fn remember(&mut self, line: &Line<'_>, last: Last) {
        self.last = last;
        self.last_depth = line.depth;
        self.last_marker = line.marker;
    }

    /// Whether a line goes on with the item above it.
    fn continues(&self, line: &Line<'_>) -> bool {
        line.marker == Marker::Plain
            && !line.after_blank
            && self.last != Last::Nothing
            && self.last_marker == Marker::Item
            && line.depth + 2 > self.last_depth
    }

    fn go_on(&mut self, line: &Line<'_>) {
        let Some(objective) = self.out.objectives.last_mut() else {
            return;
        };
        let title = match (self.last, objective.key_results.last_mut()) {
            (Last::KeyResult, Some(key_result)) => &mut key_result.title,
            (Last::Work, Some(key_result)) if !key_result.work.is_empty() => {
                let at = key_result.work.len() - 1;
                &mut key_result.work[at].1
            }
            (Last::Work, _) => match objective.work.last_mut() {
                Some((_, title)) => title,
                None => return,
            },
            _ => &mut objective.title,
        };
        title.push(' ');
        title.push_str(line.text);
    }

    /// A paragraph below a heading says more about the objective.
    fn describe(&mut self, line: &Line<'_>) {
        match self.out.objectives.last_mut() {
            Some(objective) if objective.key_results.is_empty() => {
                if !objective.description.is_empty() {
                    objective.description.push('\n');
                }
                objective.description.push_str(line.text);
                self.last = Last::Nothing;
            }
            _ => self.leave_out(line.at, line.text, "is no part of a list"),
        }
    }

    fn assume_role(&mut self, line: &Line<'_>, role: &str) {
        let message = format!("`{}` is taken for {role} by its place", shorten(line.text));
        let help = "say what it is: `Objective:`, `KR:` or `Initiative:`";
        (self.out.findings).push(DraftFinding::new(DraftCode::DRF006, line.at, message, help));
    }

    fn leave_out(&mut self, at: At, text: &str, why: &str) {
        let message = format!("`{}` is left out: it {why}", shorten(text));
        let help = "an outline has objectives, key results, initiatives, owners and cycles";
        (self.out.findings).push(DraftFinding::new(DraftCode::DRF008, at, message, help));
    }
}
