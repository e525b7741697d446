//! From what an outline says to a document.

use hashbrown::HashMap;

use super::{
    DraftOptions,
    finding::{DraftCode, DraftFinding},
    outline::{At, Goal, Outline},
    period::{Due, due},
};
use crate::{
    diagnostic::{Code, Place, Problem, Subject, shorten},
    statement::{Lexicon, Statement},
    values::{Commitment, Date, Level, StatementKind, StatementPart, SubjectKind},
    wire::document::{
        Cycle, Document, Initiative, KeyResult, Measure, Objective, Organization, Unit,
    },
};

/// What a draft calls whom nothing names.
const NAMELESS: &str = "Company";

/// A document in the making.
pub(super) struct Builder<'o> {
    options: &'o DraftOptions,
    lexicon: &'o Lexicon,
    document: Document<'static>,
    /// The units by their names in small letters.
    units: HashMap<String, usize>,
    identifiers: HashMap<String, usize>,
    /// The unit that owns what nobody is named for.
    default_unit: Option<usize>,
    pub(super) findings: Vec<DraftFinding>,
    pub(super) problems: Vec<Problem>,
    /// Where the outline has what a pointer of the document leads to.
    pub(super) places: HashMap<String, At>,
}

/// Makes the document of an outline, with findings and problems.
pub(super) fn build<'o>(
    outline: Outline,
    options: &'o DraftOptions,
    lexicon: &'o Lexicon,
) -> (Builder<'o>, Document<'static>) {
    let named = options.organization.as_deref();
    let unit = options.unit.as_ref().map(|(name, _)| name.as_str());
    let name = named.or(unit).unwrap_or(NAMELESS).to_owned();
    let mut builder = Builder {
        options,
        lexicon,
        document: Document::new(Organization::new(name)),
        units: HashMap::new(),
        identifiers: HashMap::new(),
        default_unit: None,
        findings: outline.findings,
        problems: Vec::new(),
        places: HashMap::new(),
    };
    for (at, title) in outline.homeless {
        let message = format!(
            "the key result `{}` has no objective above it",
            shorten(&title)
        );
        builder.problem(
            Code::E004,
            at,
            message,
            "write the objective in a line above it",
        );
    }
    if outline.objectives.is_empty() && builder.problems.is_empty() {
        let help = "write objectives as headings, as numbered lines, or with `Objective:`";
        builder.problem(
            Code::E022,
            (1, 1),
            "the outline has no objective".to_owned(),
            help,
        );
    }
    let cycles = builder.cycles(outline.cycles, &outline.objectives);
    builder.units(&outline.objectives);
    for objective in outline.objectives {
        let cycle = match objective.cycle {
            Some(at) => cycles.get(at + 1).copied().flatten(),
            None => cycles.first().copied().flatten(),
        };
        builder.objective(objective, cycle);
    }
    let document = std::mem::replace(
        &mut builder.document,
        Document::new(Organization::new(NAMELESS)),
    );
    (builder, document)
}

impl Builder<'_> {
    fn problem(&mut self, code: Code, at: At, message: String, help: &str) {
        let mut problem = Problem::new(code, String::new(), message, help.to_owned());
        problem.place = Place {
            line_column: Some(at),
            ..Place::default()
        };
        self.problems.push(problem);
    }

    /// The cycles of the document: first that of the options, then those of the outline.
    fn cycles(
        &mut self,
        named: Vec<(super::period::Period, At)>,
        objectives: &[Goal],
    ) -> Vec<Option<usize>> {
        let mut found = vec![None];
        if let Some((id, start, end)) = &self.options.cycle {
            let used = objectives.iter().any(|it| it.cycle.is_none());
            let same = |name: &str| name.eq_ignore_ascii_case(id);
            if used || named.iter().any(|(it, _)| same(&it.name)) || named.is_empty() {
                found[0] = Some(0);
                (self.document.cycles).push(Cycle::new(id.clone(), *start, *end));
            }
        } else if let Some(goal) = objectives.iter().find(|it| it.cycle.is_none()) {
            let help = "name it in a line such as `Q4 2026` above the objectives, or state a cycle for the draft";
            let message = "the objective stands in no cycle".to_owned();
            self.problem(Code::E004, goal.at, message, help);
        }
        for (cycle, at) in named {
            let own = self.options.cycle.as_ref();
            if own.is_some_and(|(id, ..)| cycle.name.eq_ignore_ascii_case(id)) {
                found.push(found[0]);
                continue;
            }
            let index = self.document.cycles.len();
            found.push(Some(index));
            let path = format!("/cycles/{index}");
            if !cycle.stated {
                let message = format!(
                    "`{}` is taken to last from {} to {}",
                    cycle.name, cycle.start, cycle.end
                );
                let help = "write the days, `2026-10-01 to 2026-12-31`, if your cycles differ";
                let subject = Subject::new(SubjectKind::Cycle, &cycle.name);
                let finding = DraftFinding::new(DraftCode::DRF002, at, message, help);
                self.findings.push(finding.about(subject, path.clone()));
            }
            self.places.insert(path, at);
            (self.document.cycles).push(Cycle::new(cycle.name, cycle.start, cycle.end));
        }
        found
    }

    /// The units of the document: first the one of the options, if it is needed.
    fn units(&mut self, objectives: &[Goal]) {
        let owners = objectives.iter().flat_map(|objective| {
            let own = objective
                .key_results
                .iter()
                .filter_map(|it| it.owner.as_ref());
            objective.owner.as_ref().into_iter().chain(own)
        });
        let orphan = objectives
            .iter()
            .find(|objective| objective.owner.is_none());
        let stated = self.options.unit.clone();
        let named = owners.clone().next().is_some();
        if stated.is_some() || orphan.is_some() || !named {
            let (name, level) = stated.clone().unwrap_or_else(|| {
                let name = self.document.organization.name.to_string();
                (name, Level::Company)
            });
            let index = self.unit(&name, level, None);
            self.default_unit = Some(index);
            if stated.is_none() {
                let at = orphan.map_or((1, 1), |objective| objective.at);
                let message = format!(
                    "no owner is named, so the unit `{}` is assumed",
                    shorten(&name)
                );
                let help = "write `Team: …` above the objectives, or state a unit for the draft";
                let id = self.document.units[index].id.to_string();
                let finding = DraftFinding::new(DraftCode::DRF003, at, message, help);
                let subject = Subject::new(SubjectKind::Unit, &id);
                self.findings
                    .push(finding.about(subject, format!("/units/{index}")));
            }
        }
        for (name, at) in owners {
            if self.units.contains_key(&name.to_lowercase()) {
                continue;
            }
            let index = self.unit(name, Level::Team, Some(*at));
            let id = self.document.units[index].id.to_string();
            let message = format!("`{}` is taken to be a team", shorten(name));
            let finding = DraftFinding::new(
                DraftCode::DRF003,
                *at,
                message,
                "correct its level and its parent in the document",
            );
            let subject = Subject::new(SubjectKind::Unit, &id);
            self.findings
                .push(finding.about(subject, format!("/units/{index}")));
        }
    }

    fn unit(&mut self, name: &str, level: Level, at: Option<At>) -> usize {
        let index = self.document.units.len();
        let id = self.identifier(name);
        let mut unit = Unit::new(id, name.to_owned(), level);
        if let Some(parent) = self.default_unit.map(|at| &self.document.units[at])
            && parent.level <= level
        {
            unit.parent = Some(parent.id.clone());
        }
        self.document.units.push(unit);
        self.units.insert(name.to_lowercase(), index);
        if let Some(at) = at {
            self.places.insert(format!("/units/{index}"), at);
        }
        index
    }

    /// An identifier made of a name: `vp-sales`, `vp-sales-2`.
    fn identifier(&mut self, name: &str) -> String {
        let mut id = String::new();
        for c in name.chars().flat_map(char::to_lowercase).take(60) {
            if c.is_ascii_alphanumeric() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        let id = id.trim_end_matches('-');
        let id = if id.is_empty() { "unit" } else { id };
        let times = self.identifiers.entry(id.to_owned()).or_insert(0);
        *times += 1;
        if *times == 1 {
            return id.to_owned();
        }
        // Not an identifier that a name could give: those have no full stop.
        format!("{id}.{times}")
    }

    fn owner(&self, owner: Option<&(String, At)>) -> Option<usize> {
        owner.and_then(|(name, _)| self.units.get(&name.to_lowercase()).copied())
    }

    fn objective(&mut self, goal: Goal, cycle: Option<usize>) {
        let index = self.document.objectives.len();
        let id = format!("o{}", index + 1);
        let path = format!("/objectives/{index}");
        self.places.insert(path.clone(), goal.at);
        let owner = self.owner(goal.owner.as_ref()).or(self.default_unit);
        let unit = owner.map_or_else(String::new, |at| self.document.units[at].id.to_string());
        let dates = cycle.map(|at| &self.document.cycles[at]);
        let span = dates.map(|cycle| (cycle.start, cycle.end));
        let cycle = dates.map_or_else(String::new, |cycle| cycle.id.to_string());
        let commitment = goal.commitment.or(self.options.commitment);
        if commitment.is_none() {
            let message = format!("`{}` is taken to be aspirational", shorten(&goal.title));
            let help = "write `[committed]` or `[aspirational]` behind it";
            let finding = DraftFinding::new(DraftCode::DRF001, goal.at, message, help);
            let subject = Subject::new(SubjectKind::Objective, &id);
            self.findings
                .push(finding.about(subject, format!("{path}/commitment")));
        }
        let commitment = commitment.unwrap_or(Commitment::Aspirational);
        let mut objective = Objective::new(id.clone(), goal.title, unit, cycle, commitment);
        if !goal.description.is_empty() {
            objective = objective.description(goal.description);
        }
        let mut work: Vec<(Option<String>, (At, String))> = Vec::new();
        for key_result in goal.key_results {
            let number = objective.key_results.len();
            let kr_id = format!("{id}-kr{}", number + 1);
            let kr_path = format!("{path}/key_results/{number}");
            let of = key_result.work.iter().cloned();
            work.extend(of.map(|it| (Some(kr_id.clone()), it)));
            let made = self.key_result(&key_result, kr_id, &kr_path, span);
            objective.key_results.push(made);
        }
        work.extend(goal.work.into_iter().map(|it| (None, it)));
        for (number, (key_result, (at, title))) in work.into_iter().enumerate() {
            self.places
                .insert(format!("{path}/initiatives/{number}"), at);
            let mut initiative = Initiative::new(format!("{id}-i{}", number + 1), title);
            initiative.key_results = key_result.into_iter().map(Into::into).collect();
            objective.initiatives.push(initiative);
        }
        self.document.objectives.push(objective);
    }

    fn key_result(
        &mut self,
        goal: &Goal,
        id: String,
        path: &str,
        span: Option<(Date, Date)>,
    ) -> KeyResult<'static> {
        self.places.insert(path.to_owned(), goal.at);
        let subject = Subject::new(SubjectKind::KeyResult, &id);
        let read = self.lexicon.read(&goal.title, StatementKind::KeyResult);
        let (measure, unit) = self.measure(goal, &read, &subject, path);
        let title = self.without_score(goal, &read);
        let mut made = KeyResult::new(id, title, measure);
        made.commitment = goal.commitment;
        made.unit = unit.map(Into::into);
        made.owner = (self.owner(goal.owner.as_ref())).map(|at| self.document.units[at].id.clone());
        if let (Some(deadline), Some(span)) = (read.deadline(), span) {
            made.due = self.due(goal, deadline, span, &subject, path);
        }
        made
    }

    /// The measure of a title and its unit; done or not done where there is none.
    fn measure(
        &mut self,
        goal: &Goal,
        read: &Statement,
        subject: &Subject,
        path: &str,
    ) -> (Measure<'static>, Option<String>) {
        let title = shorten(&goal.title);
        let mut say = |code, message: String, help| {
            let finding = DraftFinding::new(code, goal.at, message, help);
            let place = format!("{path}/measure");
            self.findings.push(finding.about(subject.clone(), place));
        };
        let Some(draft) = read.to_measure() else {
            let message =
                format!("`{title}` says nothing to measure by, so it is done or not done");
            let help = "say from which value to which: `Increase NPS from 32 to 55`";
            say(DraftCode::DRF005, message, help);
            return (Measure::milestone(), None);
        };
        for assumption in draft.assumptions() {
            let help = "say from which value to which, `from 32 to 55`, if it is otherwise";
            say(DraftCode::DRF004, format!("`{title}`: {assumption}"), help);
        }
        let unit = draft.unit().map(str::to_owned);
        (draft.measure, unit)
    }

    /// The due date that a deadline means, unless it is the cycle's end.
    fn due(
        &mut self,
        goal: &Goal,
        deadline: &str,
        (start, end): (Date, Date),
        subject: &Subject,
        path: &str,
    ) -> Option<Date> {
        let shown = shorten(deadline);
        let (day, message) = match due(deadline, start, end) {
            Due::Stated(day) if day >= start => return (day != end).then_some(day),
            Due::Assumed(day) if day >= start => {
                (Some(day), format!("`{shown}` is taken for {day}"))
            }
            _ => {
                let message =
                    format!("`{shown}` is no day of its cycle, so the due date is the cycle's end");
                (None, message)
            }
        };
        let help = "write the day, `by 2026-12-15`, if it is another";
        let finding = DraftFinding::new(DraftCode::DRF007, goal.at, message, help);
        (self.findings).push(finding.about(subject.clone(), format!("{path}/due")));
        day.filter(|day| *day != end)
    }

    /// The title; a score behind it is left out, since scores are made of check-ins.
    fn without_score(&mut self, goal: &Goal, read: &Statement) -> String {
        let score = (read.parts().iter()).find(|part| part.what() == StatementPart::Score);
        let Some(span) = score.map(|part| part.span()) else {
            return goal.title.clone();
        };
        let title = &goal.title;
        let kept = format!(
            "{}{}",
            title[..span.start()].trim_end(),
            &title[span.end()..]
        );
        if kept.trim().is_empty() {
            return goal.title.clone();
        }
        let message = format!(
            "`{}` is left out: it is a score or state",
            shorten(&title[span.range()])
        );
        let help = "say it in a check-in";
        (self.findings).push(DraftFinding::new(DraftCode::DRF008, goal.at, message, help));
        kept
    }
}
