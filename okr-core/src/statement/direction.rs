//! Which way a statement wants to go.

use std::cell::LazyCell;

use super::{
    clause::Clause,
    lexicon::{Noun, Value, Verb, Word},
    noun_phrase::{MEASURED, noun_phrase},
    quantity::{Quantity, Relation, Unit, Written},
    role::{Roles, main_verb, verb_of},
    text::Text,
};
use crate::values::{Comparison, Direction};

/// Properties with a level.
pub(super) const LEVELS: &[Noun] = &[Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money];

/// The two values in one unit of time, if both state one, or as they stand.
fn comparable(text: &Text<'_>, from: &Quantity, to: &Quantity) -> (f64, f64) {
    match (seconds(text, from), seconds(text, to)) {
        (Some(one), Some(other)) => (from.value * one, to.value * other),
        _ => (from.value, to.value),
    }
}

/// How long the quantity's unit of time is.
pub(super) fn seconds(text: &Text<'_>, it: &Quantity) -> Option<f64> {
    let Unit::Named(at) = it.unit else {
        return None;
    };
    match text.entry(at).value {
        Some(Value::Seconds(seconds)) => Some(seconds),
        _ => None,
    }
}

/// Whether a level holds already: `97 %+ (current: 97.4 %)` is to be held, not to fall.
fn is_met(now: f64, target: &Quantity) -> bool {
    match target.comparison {
        Some(Comparison::AtLeast | Comparison::MoreThan) => now >= target.value,
        Some(Comparison::AtMost | Comparison::LessThan) => now <= target.value,
        None => false,
    }
}

/// `25 % cost reduction`, `10x productivity gain`: where the change is named.
pub(super) fn named_change(text: &Text<'_>, it: &Quantity) -> Option<usize> {
    let share = matches!(it.unit, Unit::Percent | Unit::Points | Unit::Times)
        && it.written == Written::Digits
        && matches!(it.relation, Relation::Nothing | Relation::Of);
    if !share {
        return None;
    }
    let head = noun_phrase(text, it.end, text.len()).head?;
    (text.entry(head))
        .any_noun(&[Noun::Rise, Noun::Fall])
        .then_some(head)
}

/// Which way the statement wants to go.
pub(super) fn direction(
    text: &Text<'_>,
    all: &[Quantity],
    clauses: &[Clause],
    roles: &Roles,
) -> Option<Direction> {
    // The verb of the clause that has the pass mark.
    let holder = roles.target.and_then(|target| {
        let after = clauses.partition_point(|clause| clause.tokens.start <= all[target].start);
        clauses.get(after.checked_sub(1)?)
    });
    let verb = holder.map_or_else(|| main_verb(text, clauses), |clause| verb_of(text, clause));
    let entry = text.entry_of(verb.map(|verb| verb.at));
    let target = roles.target.map(|at| &all[at]);
    let baseline = roles.baseline.map(|at| &all[at]);
    let paired = roles.target.is_some()
        && roles.baseline.is_some()
        && roles.baseline == roles.target.and_then(|at| at.checked_sub(1));
    // `Hold conversion at 4 %`, `costs held below 5 %`, but `Hold 5 webinars`
    let keeps = verb.is_some_and(|verb| {
        entry.verb(Verb::Keep)
            && (!entry.verb(Verb::Work)
                || noun_phrase(text, text.step(verb.at), text.len()).head_is(text, LEVELS)
                || !verb.order
                    && target
                        .is_some_and(|it| it.comparison.is_some() && it.lead == text.step(verb.at)))
    });
    if keeps && !(paired && baseline.is_some_and(|it| it.relation == Relation::From)) {
        return Some(Direction::Maintain);
    }
    if let (Some(from), Some(to)) = (baseline, target)
        && !roles.relative
        && from.written != Written::Placeholder
        && to.written != Written::Placeholder
        && comparable(text, from, to).0 != comparable(text, from, to).1
        && !is_met(from.value, to)
        && (from.unit == to.unit
            || from.unit == Unit::Plain
            || to.unit == Unit::Plain
            || matches!((from.unit, to.unit), (Unit::Named(_), Unit::Named(_))))
    {
        let (before, after) = comparable(text, from, to);
        // `Sign 50 new customers (currently 200)`: more of them, not fewer.
        if !paired && after < before && entry.verb(Verb::Gain) && to.relation == Relation::Nothing {
            return Some(Direction::Reach);
        }
        return Some(if after > before {
            Direction::Increase
        } else {
            Direction::Decrease
        });
    }
    let object = verb.map_or(0, |verb| text.step(verb.at));
    // `Implement … to reduce errors by 20 %`: the verb right before the number.
    if let Some(target) = target
        && !entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Multiply])
    {
        let near = target
            .lead
            .saturating_sub(if target.relation == Relation::By {
                12
            } else {
                3
            });
        let change = (near..target.lead)
            .rev()
            .map(|at| text.entry(at))
            .find(|entry| {
                entry.any_verb(&[Verb::Rise, Verb::Fall])
                    && !entry.any_verb(&[Verb::Yield, Verb::Reach])
            });
        if let Some(change) = change
            && matches!(target.relation, Relation::By | Relation::To)
        {
            return Some(if change.verb(Verb::Fall) {
                Direction::Decrease
            } else {
                Direction::Increase
            });
        }
    }
    let start = clauses.first().map_or(0, |clause| clause.tokens.start);
    // What is to change; many verbs say the direction without it.
    let phrase = LazyCell::new(|| match verb {
        Some(verb) if verb.order => noun_phrase(text, object, text.len()),
        _ => noun_phrase(text, start, text.len()),
    });
    let lower = || {
        phrase.head_is(text, &[Noun::Lower, Noun::Duration, Noun::Trouble])
            || phrase.of_is(text, &[Noun::Lower, Noun::Trouble]) && phrase.counts(text)
    };
    let by_side = |lower: bool| {
        if lower {
            Direction::Decrease
        } else {
            Direction::Increase
        }
    };
    if let Some(target) = target
        && target.written == Written::Multiple
    {
        return Some(by_side(target.value < 1.0));
    }
    // `Double the visits to 5M`: the level that is to be had, and the verb says which way.
    if entry.verb(Verb::Multiply)
        && let Some(Value::Multiple(times)) = entry.value
    {
        return Some(by_side(times < 1.0));
    }
    let downward = || {
        (0..text.len().min(64))
            .any(|at| text.entry(at).word(Word::Down) && text.entry(at).length <= 1)
    };
    if entry.any_verb(&[Verb::Move]) && downward() {
        return Some(Direction::Decrease);
    }
    // `Bring latency below 200 ms`
    if let Some(target) = target
        && entry.verb(Verb::Move)
        && verb.is_some_and(|verb| verb.order)
        && phrase.head.is_some_and(|head| head < target.lead)
        && phrase.measured(text)
        && matches!(
            target.comparison,
            Some(Comparison::LessThan | Comparison::AtMost)
        )
    {
        return Some(Direction::Decrease);
    }
    // `Raise $5M`, `$5M raised`: an amount is had, not raised from another.
    let amount = target.is_some_and(|it| {
        let raised = verb.is_some_and(|verb| !verb.order && it.end <= verb.at);
        (it.start == object || raised && it.relation == Relation::Nothing)
            && matches!(it.unit, Unit::Currency(_))
            && !roles.relative
    });
    if entry.verb(Verb::Rise) && !amount {
        return Some(Direction::Increase);
    }
    if entry.verb(Verb::Fall) {
        return Some(Direction::Decrease);
    }
    if let Some(target) = target {
        if entry.verb(Verb::Improve)
            && (roles.relative || matches!(target.relation, Relation::To | Relation::At))
        {
            return Some(by_side(lower()));
        }
        let moved = entry.any_verb(&[Verb::Move])
            && verb.is_some_and(|verb| verb.order)
            && target.relation == Relation::To
            && phrase.head.is_some();
        if moved {
            return Some(by_side(lower()));
        }
        if let Some(sign) = target.signed
            && roles.relative
        {
            return Some(by_side(sign != '+'));
        }
        // `ein Wachstum von 10 %`, `a reduction of 30 %`
        if let Some(before) = text.before(target.lead)
            && matches!(target.relation, Relation::By | Relation::Of)
            && matches!(target.unit, Unit::Percent | Unit::Points | Unit::Times)
            && target.value != 0.0
            && text.entry(before).any_noun(&[Noun::Rise, Noun::Fall])
        {
            return Some(by_side(text.entry(before).noun(Noun::Fall)));
        }
        // `5–10 % growth`: behind the other end.
        let target = (roles.range_end.map(|at| &all[at]))
            .filter(|other| other.unit != Unit::Plain)
            .unwrap_or(target);
        let next = text.entry(target.end);
        // `25 % growth`, but `3 growth channels`
        let named = || noun_phrase(text, target.end, text.len()).head == Some(target.end);
        if next.noun(Noun::Rise) && named() {
            return Some(Direction::Increase);
        }
        if next.noun(Noun::Fall) && named() {
            return Some(Direction::Decrease);
        }
        // `25 % cost reduction`
        if let Some(change) = named_change(text, target) {
            return Some(by_side(text.entry(change).noun(Noun::Fall)));
        }
        let counted = text.is_word(text.step(target.end));
        // `in under 5 more hours` is a limit.
        let limit = matches!(
            target.comparison,
            Some(Comparison::AtMost | Comparison::LessThan)
        );
        if counted && next.word(Word::More) && !limit
            || roles.relative && next.any_word(&[Word::More, Word::Less])
        {
            return Some(by_side(next.word(Word::Less)));
        }
        if let Some(before) = text.before(target.lead)
            && roles.relative
            && text.entry(before).any_word(&[Word::Up, Word::Down])
        {
            return Some(by_side(text.entry(before).word(Word::Down)));
        }
    }
    // `Rise in reps …`, `Reduction of …`, `More customers …`, `Fewer complaints`
    let being = verb.is_some_and(|verb| text.entry(verb.at).verb(Verb::Be));
    for at in [start, object] {
        let entry = text.entry(at);
        let next = text.entry(text.step(at));
        let noun = next.any_word(&[Word::In, Word::Of, Word::By]);
        let counted =
            text.is_word(text.step(at)) && !entry.word(Word::Above) && !entry.word(Word::Below);
        let more = entry.word(Word::More) && counted && !entry.is_verb();
        // `Attendance is higher`: nothing that is described comes behind.
        let ends = !text.is_word(text.step(at))
            || text.entry(text.step(at)).any_word(&[
                Word::In,
                Word::For,
                Word::At,
                Word::Versus,
                Word::That,
            ]);
        let compared = being && at == object && ends && !entry.is_verb();
        if entry.noun(Noun::Rise) && noun || more && !being || compared && entry.word(Word::More) {
            return Some(Direction::Increase);
        }
        if compared && entry.word(Word::Less) {
            return Some(Direction::Decrease);
        }
        if entry.noun(Noun::Fall) && noun || entry.word(Word::Less) && counted && !entry.is_verb() {
            return Some(Direction::Decrease);
        }
    }
    let eliminated = entry.verb(Verb::Remove) && !entry.any_verb(&[Verb::Gain, Verb::Settle]);
    if eliminated
        && (target.is_some_and(|it| it.unit == Unit::Percent)
            || target.is_none() && phrase.head_is(text, MEASURED))
    {
        return Some(Direction::Decrease);
    }
    target.map(|_| Direction::Reach)
}
