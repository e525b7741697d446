//! What rules need to know of titles: each is read once, and what is wrong with it kept as bits.

use super::{
    context::Context,
    contradiction::{Contradiction, contradiction},
    percent,
    titles::words,
    wording::{List, Lists, Wording},
};
use crate::{
    model::{KeyResultRow, NONE, Shape, SourceRow, Text},
    statement::{self, Lexicon, Statement},
    values::{Certainty, Date, Direction, Role, StatementKind, StatementPart, StatementType},
};

/// What is said of one title. Those of one group exclude each other: the first that holds is
/// told, so that one fault gives one finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// Something stands where a title, or a number of it, should be.
    Placeholder,
    /// Work and not what changes by it.
    Work,
    /// No action and no end state.
    Fragment,
    /// It would fit any team, or says nothing that can be counted or ticked off.
    Vague,
    /// It only keeps what there is.
    Usual,
    /// An objective has a number.
    Number,
    /// A metric without a value, in the title and the measure.
    NoValue,
    /// No number, in the title and the measure.
    NoNumber,
    /// A change, and nothing says from where.
    NoBaseline,
    /// What is done or not done, measured from 0 to 1.
    Binary,
    /// Two goals in one.
    Compound,
    /// A metric that everybody counts in another way.
    Ambiguous,
    /// A ratio or a speed.
    Drive,
    /// Something that shows that the rest holds.
    Guard,
}

/// The marks of one title.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Marks(u16);

impl Marks {
    pub(crate) fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u16) != 0
    }

    fn set(&mut self, mark: Mark, holds: bool) {
        self.0 |= u16::from(holds) << mark as u16;
    }
}

/// How the title of a key result contradicts the measure in force.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contradicted {
    pub(crate) row: u32,
    pub(crate) what: Contradiction,
    /// Whether it says what the measure was before it was amended.
    pub(crate) stale: bool,
}

/// The marks of all titles in force on the day: two bytes each, and more where numbers are told.
pub(crate) struct Readings {
    objectives: Vec<Marks>,
    key_results: Vec<Marks>,
    contradicted: Vec<Contradicted>,
}

impl Readings {
    /// Reads every title in force once.
    pub(super) fn new(cx: &Context<'_>) -> Self {
        let store = cx.store();
        let mut it = Self {
            objectives: vec![Marks::default(); store.objectives.len()],
            key_results: vec![Marks::default(); store.key_results.len()],
            contradicted: Vec::new(),
        };
        let Some(lexicon) = cx.lexicon() else {
            return it;
        };
        let mut reader = Reader {
            lexicon,
            titles: lexicon.reader(),
            wording: Wording::of_language(lexicon.language()),
            folded: String::new(),
            contradicted: Vec::new(),
        };
        for objective in cx.alignment().objective_rows() {
            let title = store.text(store.objectives[objective as usize].title);
            it.objectives[objective as usize] = reader.objective(title);
            for row in cx.alignment().key_result_rows(objective) {
                it.key_results[row as usize] = reader.key_result(cx, row);
            }
        }
        it.contradicted = reader.contradicted;
        it
    }

    /// Those of an objective; none for one that is not in force.
    pub(crate) fn objective(&self, row: u32) -> Marks {
        self.objectives[row as usize]
    }

    /// Those of a key result; none for one that is not in force.
    pub(crate) fn key_result(&self, row: u32) -> Marks {
        self.key_results[row as usize]
    }

    /// The key results whose titles contradict their measures.
    pub(crate) fn contradicted(&self) -> &[Contradicted] {
        &self.contradicted
    }
}

/// How many words a title has at most that is a bare topic: in a longer one, a verb that the
/// lists do not have is likely.
const TOPIC: usize = 4;

/// What titles are read with.
struct Reader<'r> {
    lexicon: &'r Lexicon,
    titles: statement::Reader<'r>,
    /// None for a language of the caller's.
    wording: Option<&'static Wording>,
    /// The text that was folded last: its memory is used again.
    folded: String,
    contradicted: Vec<Contradicted>,
}

impl Reader<'_> {
    fn objective(&mut self, title: &str) -> Marks {
        let statement = self.titles.read(title, StatementKind::Objective);
        let marks = self.objective_marks(&statement);
        self.titles.recycle(statement);
        marks
    }

    fn objective_marks(&mut self, statement: &Statement) -> Marks {
        let title = statement.text();
        let lists = self.lists(title);
        let mut marks = Marks::default();
        if self.is_empty(title, lists) || statement.has_placeholder() {
            marks.set(Mark::Placeholder, true);
            return marks;
        }
        let fault = self.objective_fault(statement, lists);
        // The numbers of work are those of its results, and belong to it.
        marks.set(
            Mark::Number,
            statement.has_number() && fault != Some(Mark::Work),
        );
        if let Some(fault) = fault {
            marks.set(fault, true);
        }
        marks
    }

    /// What is wrong with the title of an objective, but for its numbers.
    fn objective_fault(&mut self, statement: &Statement, lists: Lists) -> Option<Mark> {
        let title = statement.text();
        if lists.has(List::Usual) || self.only_keeps(statement, lists) {
            let vague = statement.is_vague();
            return Some(if vague { Mark::Vague } else { Mark::Usual });
        }
        let verb = statement.part(StatementPart::Verb).is_some();
        let guess = statement.certainty() == Certainty::Low;
        let kind = statement.statement_type();
        let output = kind == Some(StatementType::Output);
        let topic = kind.is_none() || output && (guess || statement.is_vague());
        let fault = if !verb && topic && title.split_whitespace().count() <= TOPIC {
            Mark::Fragment
        } else if output && !guess && (verb || !statement.is_vague()) {
            // `Build a crew that wants to stay`: the state stands in the clause.
            return Some(Mark::Work).filter(|_| !lists.has(List::State));
        } else if statement.is_vague() {
            Mark::Vague
        } else {
            return None;
        };
        Some(fault).filter(|_| statement.is_in_language())
    }

    /// Whether a title begins with a verb that keeps, and nothing is to become more or better.
    fn only_keeps(&mut self, statement: &Statement, lists: Lists) -> bool {
        let changes = [Some(Direction::Increase), Some(Direction::Decrease)];
        lists.has(List::Keep)
            && !lists.has(List::More)
            && !changes.contains(&statement.direction())
            && (self.wording).is_some_and(|wording| {
                let words = words(statement.text(), &mut self.folded);
                (wording.each(words).next()).is_some_and(|it| it.has(List::Keep))
            })
    }

    fn key_result(&mut self, cx: &Context<'_>, row: u32) -> Marks {
        let store = cx.store();
        let title = store.text(store.key_results[row as usize].title);
        let statement = self.titles.read(title, StatementKind::KeyResult);
        let marks = self.key_result_marks(cx, row, &statement);
        self.titles.recycle(statement);
        marks
    }

    fn key_result_marks(&mut self, cx: &Context<'_>, row: u32, statement: &Statement) -> Marks {
        let store = cx.store();
        let it = &store.key_results[row as usize];
        let title = statement.text();
        let in_force = cx.in_force(it);
        let shape = in_force.measure.shape;
        let lists = self.lists(title);
        let mut marks = Marks::default();
        marks.set(
            Mark::Guard,
            lists.has(List::Guard) || it.role == Role::Guardrail,
        );
        let placeholder = self.is_empty(title, lists) || statement.has_placeholder();
        marks.set(Mark::Placeholder, placeholder);
        let unit = percent::unit(store, it);
        if !placeholder && let Some(what) = contradiction(statement, unit, shape) {
            let before = || contradiction(statement, unit, it.measure.shape);
            let stale = in_force.measure_by != NONE && before().is_none();
            self.contradicted.push(Contradicted { row, what, stale });
        }
        // What others score, and what is only to be found out, needs no measure of its own.
        if it.role == Role::Guardrail || matches!(shape, Shape::Aligned | Shape::Discover) {
            return marks;
        }
        let work = is_work(statement, shape);
        marks.set(Mark::Work, work);
        marks.set(Mark::Compound, self.is_compound(statement));
        marks.set(Mark::Binary, is_binary(statement, unit, shape));
        marks.set(Mark::Drive, !work && lists.has(List::Drive));
        if placeholder || work {
            return marks;
        }
        marks.set(Mark::NoBaseline, lacks_baseline(cx, statement, it, shape));
        marks.set(
            Mark::Ambiguous,
            self.is_ambiguous(cx, statement, it, shape, lists),
        );
        let milestone = statement.statement_type() == Some(StatementType::Milestone);
        if shape == Shape::Milestone && !milestone {
            // `Increase NPS`: however general, it is clear what to measure.
            let named = statement.direction().is_some() && lists.has(List::Defined);
            let fault = if statement.is_vague() && (statement.has_target() || !named) {
                Some(Mark::Vague)
            } else if statement.has_target() {
                None
            } else if names_change(statement) {
                Some(Mark::NoValue)
            } else {
                Some(Mark::NoNumber).filter(|_| statement.certainty() != Certainty::Low)
            };
            if let Some(fault) = fault {
                marks.set(fault, statement.is_in_language());
            }
        }
        marks
    }

    /// The lists that have a word of a text.
    fn lists(&mut self, text: &str) -> Lists {
        let Some(wording) = self.wording else {
            return Lists::default();
        };
        wording.of(words(text, &mut self.folded))
    }

    /// Whether all words of a text, and one at least, are in some lists; numbers do not count.
    fn all_in(&mut self, text: &str, is_in: impl Fn(Lists) -> bool) -> bool {
        let Some(wording) = self.wording else {
            return false;
        };
        let words = words(text, &mut self.folded).filter(|word| has_letter(word));
        let mut any = false;
        let mut each = wording.each(words).inspect(|_| any = true);
        each.all(is_in) && any
    }

    /// Whether a title has no word but those that stand where one should be: `New key result 2`.
    fn is_empty(&mut self, title: &str, lists: Lists) -> bool {
        // Words with more letters than all of these say something.
        let may = lists.has(List::Empty) && title.len() < 60;
        may && self.all_in(title, |lists| lists.has(List::Empty))
            || !title.chars().any(char::is_alphanumeric)
    }

    /// Whether the metric is one that everybody counts in another way, and nothing says how here.
    fn is_ambiguous(
        &mut self,
        cx: &Context<'_>,
        statement: &Statement,
        it: &KeyResultRow,
        shape: Shape,
        lists: Lists,
    ) -> bool {
        let counted = statement.has_target() || shape != Shape::Milestone;
        if !counted || !lists.has(List::Ambiguous) || lists.has(List::Defined) {
            return false;
        }
        let store = cx.store();
        let described = it.extra != NONE
            && store.key_result_extras[it.extra as usize].description != Text::NONE;
        // A KPI is defined elsewhere; brackets say what is meant.
        let defined = matches!(it.source, SourceRow::Kpi(_) | SourceRow::SumOf(_))
            || described
            || statement.text().contains(['(', ':'])
            || percent::unit(store, it).is_some_and(|unit| {
                let lists = self.lists(unit);
                lists.has(List::Defined) && !unit.contains('%')
            });
        let metric = statement.part(StatementPart::Metric);
        !defined
            && metric.is_some_and(|metric| {
                let known = |it: Lists| it.has(List::Ambiguous) || it.has(List::Filler);
                self.all_in(metric, known) && self.lists(metric).has(List::Ambiguous)
            })
    }

    /// Whether a title has two goals: parted between them, each half has an order, a pass mark
    /// and what that is of.
    fn is_compound(&mut self, statement: &Statement) -> bool {
        if statement.clauses() < 2 || !statement.is_measurable() {
            return false;
        }
        let title = statement.text();
        // Each clause begins behind a blank; few titles have more than a few that could be one.
        let cuts = title.match_indices(' ').map(|(at, _)| at);
        let lexicon = self.lexicon;
        let mut cuts = cuts.filter(|&at| is_joint(lexicon, &title[..at])).take(8);
        cuts.any(|at| self.is_goal(&title[..at]) && self.is_goal(title[at..].trim_start()))
    }

    /// Whether a text has an order, a pass mark and what that is of.
    fn is_goal(&mut self, text: &str) -> bool {
        let it = self.titles.read(text, StatementKind::KeyResult);
        let goal =
            it.is_measurable() && !it.has_placeholder() && it.part(StatementPart::Verb).is_some();
        self.titles.recycle(it);
        goal
    }
}

/// Whether one of the characters of a word is a letter.
fn has_letter(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_alphabetic)
        || std::str::from_utf8(word).is_ok_and(|word| word.chars().any(char::is_alphabetic))
}

/// Whether a text ends with what joins two clauses: a comma, a semicolon, a word such as `and`.
fn is_joint(lexicon: &Lexicon, before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    last.ends_with([',', ';', '&', '+', '.']) || lexicon.joins(last)
}

/// Whether a key result names work that can be ticked off. What is held against a limit is
/// something that goes on, and work only if the words leave little doubt; `Answer 90% of calls`
/// is no work because of a guess either.
fn is_work(statement: &Statement, shape: Shape) -> bool {
    let limited = matches!(
        shape,
        Shape::AtLeast { .. } | Shape::AtMost { .. } | Shape::Between { .. } | Shape::Zones { .. }
    );
    statement.statement_type() == Some(StatementType::Output)
        && !statement.is_vague()
        && match statement.certainty() {
            Certainty::High => true,
            Certainty::Medium => !limited,
            Certainty::Low => {
                let level = statement.comparison().is_some() || statement.unit() == Some("%");
                !limited && !level
            }
        }
}

/// Whether a title asserts a change or names a level, and not only what somebody does.
fn names_change(statement: &Statement) -> bool {
    statement.direction().is_some() || statement.part(StatementPart::Verb).is_none()
}

/// Whether something that is done or not done is measured as a number from 0 to 1.
fn is_binary(statement: &Statement, unit: Option<&str>, shape: Shape) -> bool {
    let one = |value: f64| value.to_bits() == 1.0_f64.to_bits();
    let zero_to_one = match shape {
        Shape::Toward {
            baseline, target, ..
        } => baseline == 0.0 && one(target),
        Shape::AtLeast { threshold, .. } => one(threshold),
        _ => false,
    };
    zero_to_one
        && unit.is_none()
        && !statement.has_number()
        && (statement.is_binary()
            || matches!(
                statement.statement_type(),
                Some(StatementType::Output | StatementType::Milestone)
            ))
}

/// Whether a title asserts a change to a level, and nothing says where it starts: not the title,
/// not the measure, no value up to the first day.
fn lacks_baseline(
    cx: &Context<'_>,
    statement: &Statement,
    it: &KeyResultRow,
    shape: Shape,
) -> bool {
    let open = match shape {
        Shape::AtLeast { floor: end, .. } | Shape::AtMost { ceiling: end, .. } => end.is_nan(),
        Shape::Milestone => true,
        _ => false,
    };
    open && matches!(
        statement.direction(),
        Some(Direction::Increase | Direction::Decrease)
    ) && statement.is_measurable()
        && !statement.has_baseline()
        && !has_first_value(cx, it)
}

/// Whether a value is known of the first day or of one before it.
fn has_first_value(cx: &Context<'_>, it: &KeyResultRow) -> bool {
    let store = cx.store();
    let Some((first, _)) = cx.cycle_dates(it.objective) else {
        return true;
    };
    let first = it.start.unwrap_or(first);
    let early = |on: Option<Date>| on.is_some_and(|on| on <= first);
    match it.source {
        SourceRow::Kpi(kpi) => {
            let rows = store.kpis[kpi as usize].measurements.range();
            store.measurements[rows].iter().any(|it| early(it.on))
        }
        // Each part has a baseline of its own.
        SourceRow::SumOf(_) | SourceRow::Unknown => true,
        SourceRow::CheckIns => (store.check_ins[it.check_ins.range()].iter())
            .any(|it| early(it.on) && !it.value.is_nan()),
    }
}
