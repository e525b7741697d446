//! What rules need to know of titles: each is read once, and what is wrong with it kept as bits.

use super::{
    context::Context,
    contradiction::contradiction,
    percent,
    titles::fold,
    wording::{List, Lists, Wording},
};
use crate::{
    model::{KeyResultRow, NONE, Shape, SourceRow, Text},
    statement::{Lexicon, Statement},
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
    /// Numbers or a direction that the measure in force does not have.
    Contradicts,
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

/// The marks of all titles in force on the day: two bytes each.
pub(crate) struct Readings {
    objectives: Vec<Marks>,
    key_results: Vec<Marks>,
}

impl Readings {
    /// Reads every title in force once.
    pub(super) fn new(cx: &Context<'_>) -> Self {
        let store = cx.store();
        let mut it = Self {
            objectives: vec![Marks::default(); store.objectives.len()],
            key_results: vec![Marks::default(); store.key_results.len()],
        };
        let Some(lexicon) = cx.lexicon() else {
            return it;
        };
        let reader = Reader {
            lexicon,
            wording: Wording::of_language(lexicon.language()),
        };
        for objective in cx.alignment().objective_rows() {
            let title = store.text(store.objectives[objective as usize].title);
            it.objectives[objective as usize] = reader.objective(title);
            for row in cx.alignment().key_result_rows(objective) {
                it.key_results[row as usize] = reader.key_result(cx, row);
            }
        }
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
}

/// How many words a title has at most that is a bare topic: in a longer one, a verb that the
/// lists do not have is likely.
const TOPIC: usize = 4;

/// What titles are read with.
struct Reader<'r> {
    lexicon: &'r Lexicon,
    /// None for a language of the caller's.
    wording: Option<&'static Wording>,
}

impl Reader<'_> {
    fn objective(&self, title: &str) -> Marks {
        let statement = self.lexicon.read(title, StatementKind::Objective);
        let lists = self.lists(title);
        let mut marks = Marks::default();
        if self.is_empty(title, lists) || statement.has_placeholder() {
            marks.set(Mark::Placeholder, true);
            return marks;
        }
        let fault = self.objective_fault(&statement, lists);
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
    fn objective_fault(&self, statement: &Statement, lists: Lists) -> Option<Mark> {
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
    fn only_keeps(&self, statement: &Statement, lists: Lists) -> bool {
        let changes = [Some(Direction::Increase), Some(Direction::Decrease)];
        lists.has(List::Keep)
            && !lists.has(List::More)
            && !changes.contains(&statement.direction())
            && (self.wording).is_some_and(|wording| {
                let first = fold(statement.text());
                let words: Vec<&str> = first.splitn(5, ' ').collect();
                wording
                    .each(&words)
                    .next()
                    .is_some_and(|it| it.has(List::Keep))
            })
    }

    fn key_result(&self, cx: &Context<'_>, row: u32) -> Marks {
        let store = cx.store();
        let it = &store.key_results[row as usize];
        let title = store.text(it.title);
        let shape = cx.in_force(it).measure.shape;
        let statement = self.lexicon.read(title, StatementKind::KeyResult);
        let lists = self.lists(title);
        let mut marks = Marks::default();
        marks.set(
            Mark::Guard,
            lists.has(List::Guard) || it.role == Role::Guardrail,
        );
        let placeholder = self.is_empty(title, lists) || statement.has_placeholder();
        marks.set(Mark::Placeholder, placeholder);
        let unit = percent::unit(store, it);
        if !placeholder {
            let contradicts = contradiction(&statement, unit, shape).is_some();
            marks.set(Mark::Contradicts, contradicts);
        }
        // What others score, and what is only to be found out, needs no measure of its own.
        if it.role == Role::Guardrail || matches!(shape, Shape::Aligned | Shape::Discover) {
            return marks;
        }
        let work = is_work(&statement, shape);
        marks.set(Mark::Work, work);
        marks.set(Mark::Compound, self.is_compound(&statement));
        marks.set(Mark::Binary, is_binary(&statement, unit, shape));
        marks.set(Mark::Drive, !work && lists.has(List::Drive));
        if placeholder || work {
            return marks;
        }
        marks.set(Mark::NoBaseline, lacks_baseline(cx, &statement, it, shape));
        marks.set(
            Mark::Ambiguous,
            self.is_ambiguous(cx, &statement, it, shape, lists),
        );
        let milestone = statement.statement_type() == Some(StatementType::Milestone);
        if shape == Shape::Milestone && !milestone {
            // `Increase NPS`: however general, it is clear what to measure.
            let named = statement.direction().is_some() && lists.has(List::Defined);
            let fault = if statement.is_vague() && (statement.has_target() || !named) {
                Some(Mark::Vague)
            } else if statement.has_target() {
                None
            } else if names_change(&statement) {
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

    /// The lists that have a word of a title.
    fn lists(&self, title: &str) -> Lists {
        let Some(wording) = self.wording else {
            return Lists::default();
        };
        let text = fold(title);
        let mut words = Vec::with_capacity(text.len() / 4 + 4);
        words.extend(text.split(' '));
        wording.of(&words)
    }

    /// Whether all words of a text, and one at least, are in some lists; numbers do not count.
    fn all_in(&self, text: &str, is_in: impl Fn(Lists) -> bool) -> bool {
        let Some(wording) = self.wording else {
            return false;
        };
        let text = fold(text);
        let words: Vec<&str> = (text.split(' '))
            .filter(|word| word.chars().any(char::is_alphabetic))
            .collect();
        !words.is_empty() && wording.each(&words).all(is_in)
    }

    /// Whether a title has no word but those that stand where one should be: `New key result 2`.
    fn is_empty(&self, title: &str, lists: Lists) -> bool {
        // Words with more letters than all of these say something.
        let may = lists.has(List::Empty) && title.len() < 60;
        may && self.all_in(title, |lists| lists.has(List::Empty))
            || !title.chars().any(char::is_alphanumeric)
    }

    /// Whether the metric is one that everybody counts in another way, and nothing says how here.
    fn is_ambiguous(
        &self,
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
    fn is_compound(&self, statement: &Statement) -> bool {
        if statement.clauses() < 2 || !statement.is_measurable() {
            return false;
        }
        let title = statement.text();
        let whole = |half: &str| {
            let half = self.lexicon.read(half, StatementKind::KeyResult);
            half.is_measurable()
                && !half.has_placeholder()
                && half.part(StatementPart::Verb).is_some()
        };
        // Each clause begins behind a blank; few titles have more than a few that could be one.
        let cuts = title.match_indices(' ').map(|(at, _)| at);
        let cuts = cuts.filter(|&at| is_joint(self.lexicon, &title[..at]));
        cuts.take(8)
            .any(|at| whole(&title[..at]) && whole(title[at..].trim_start()))
    }
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
