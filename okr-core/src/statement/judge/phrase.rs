//! Statements without a verb: `NPS of 50`, `10 blog posts`.

use std::ops::Range;

use super::{Judge, Judgement, WORK};
use crate::{
    statement::{
        finite::is_plural,
        inflection::Form,
        lexicon::{Noun, Verb, Word},
        quantity::{Relation, Unit, Written},
    },
    values::{
        Certainty::{High, Low, Medium},
        Comparison, StatementKind,
        StatementType::{Milestone, Outcome, Output},
    },
};

/// No verb: `NPS of 50`, `10 blog posts`, `Beta release of …`.
pub(super) fn judge(judge: &Judge<'_, '_>, clause: &Range<usize>) -> Judgement {
    let text = judge.text;
    let start = clause.start;
    let end = clause.end;
    if start >= end {
        return Judgement::none();
    }
    let phrase = judge.subject(start, end);
    let head = phrase.of.filter(|_| phrase.counts(text)).or(phrase.head);
    let by = |other: Option<usize>| other.into_iter();
    // `Four hours of writing`
    let spent = judge
        .counted(start, end)
        .next()
        .filter(|it| it.start <= start + 1 && it.is_duration(text));
    if let Some(spent) = spent
        && text.entry(spent.end).word(Word::Of)
    {
        let what = text.entry(text.step(spent.end));
        if what.form(Form::Ing) || what.noun(Noun::Activity) {
            return Judgement::new(Output, Medium, by(head));
        }
    }
    let level = judge.has_level(start, end);
    // `Ability to run it from one command`: there once it is made.
    if phrase.end == start + 1
        && text.is(start, "ability")
        && text.entry(phrase.end).word(Word::To)
        && judge.kind == StatementKind::KeyResult
        && !level
    {
        return Judgement::new(Output, Medium, by(head));
    }
    let Some(at) = head else {
        let numbers = judge.counted(start, end).next().is_some();
        return if numbers {
            Judgement::new(Outcome, Low, [])
        } else {
            Judgement::none()
        };
    };
    // `% of pupils meeting the standard`: the name of a share.
    if text.is_sign(start, '%') {
        return Judgement::new(Outcome, Medium, by(head));
    }
    let entry = text.entry(at);
    let numbers = judge.counted(start, end).next().is_some();
    let opening = text.entry(start);
    let objective = judge.kind == StatementKind::Objective;
    // `Arguments: fewer than 3`
    let bounded = judge.counted(start, end).any(|it| {
        matches!(
            it.comparison,
            Some(Comparison::LessThan | Comparison::AtMost)
        )
    });
    if bounded {
        return Judgement::new(Outcome, Medium, by(head));
    }
    if opening.any_word(&[Word::Better, Word::More, Word::Less])
        || judge.zero(start, end) && !entry.any_noun(&[Noun::Staffing])
    {
        return Judgement::new(Outcome, Medium, by(head));
    }
    if judge.is_measured(&phrase) && (level || !judge.is_work(&phrase)) {
        if !numbers
            && !objective
            && entry.any_noun(&[Noun::Outsider])
            && !entry.noun(Noun::Response)
        {
            return Judgement::none();
        }
        return Judgement::new(
            Outcome,
            if entry.any_noun(&[Noun::Metric, Noun::Lower, Noun::Money, Noun::Duration]) {
                High
            } else {
                Medium
            },
            by(head),
        );
    }
    if entry.noun(Noun::Event) && !judge.is_work(&phrase) {
        return Judgement::new(Milestone, Medium, by(head));
    }
    if objective && !numbers && opening.any_word(&[Word::Praise]) {
        return Judgement::new(Outcome, Low, by(head));
    }
    let state = entry.any_noun(&[Noun::State, Noun::Generic]) && !judge.is_work(&phrase);
    if objective && !numbers && !state && !entry.noun(Noun::Staffing) {
        // `AI translation layer for reports`: a thing that is to be there.
        let thing = phrase.head_is(text, &[Noun::Artifact])
            && phrase.end - phrase.start >= 3
            && phrase.first.is_none()
            && !(start..end).any(|at| text.entry(at).any_verb(&[Verb::Be, Verb::Have]));
        if thing {
            return Judgement::new(Output, Low, by(head));
        }
        // A bare noun: nothing is said of it.
        return Judgement::none();
    }
    // `Premium launch with 2 % conversion`
    if let Some(result) = judge.result(phrase.end.saturating_sub(1).max(start), end)
        && !objective
        && numbers
    {
        return Judgement::new(Outcome, Low, [at, result]);
    }
    if judge.is_work(&phrase) || entry.any_noun(WORK) {
        // `onboarding flow: 40 % → 55 %`: a level of it is an outcome.
        let changed = judge.counted(start, end).any(|it| {
            it.relation == Relation::From
                || it.signed.is_some()
                || text.is_sign(it.number.0 + 1, '/') && it.start <= start + 1
                || it.unit == Unit::Percent
                    && it.written != Written::All
                    && it.start > at
                    && (it.lead == phrase.end || it.relation == Relation::At)
        });
        // `150 paid lessons`: others pay for them.
        let taken = numbers
            && (phrase.start..at).any(|at| {
                let entry = text.entry(at);
                text.is(at, "paid")
                    || entry.verb(Verb::Gain) && entry.form(Form::Past) && !entry.verb(Verb::Work)
            });
        let kind = if changed || taken { Outcome } else { Output };
        return Judgement::new(kind, High, by(head));
    }
    if entry.noun(Noun::Insider) && numbers {
        return Judgement::new(Output, Medium, by(head));
    }
    if level || objective && entry.any_noun(&[Noun::State, Noun::Generic]) {
        return Judgement::new(Outcome, Medium, by(head));
    }
    let raw = text.raw(at);
    let acronym =
        raw.len() >= 2 && raw.len() <= 8 && raw.chars().filter(|c| c.is_uppercase()).count() >= 2;
    if numbers {
        let before = judge.counted(start, end).any(|it| it.start <= at);
        let others = (acronym || is_plural(text, at)) && (before || level);
        return Judgement::new(if others { Outcome } else { Output }, Low, by(head));
    }
    // `Permissions for the API`: what it is for is said.
    let narrowed = !objective
        && is_plural(text, at)
        && (text.entry(phrase.end)).any_word(&[Word::For, Word::In, Word::With, Word::At]);
    if acronym || !is_made(raw) && !narrowed && phrase.end - phrase.start <= 3 {
        return Judgement::none();
    }
    Judgement::new(Output, Low, by(head))
}

/// Whether a word ends as names of work do: `calculation`, `deployment`.
fn is_made(raw: &str) -> bool {
    [
        "tion", "sion", "ment", "ing", "ance", "ence", "ations", "ments",
    ]
    .iter()
    .any(|end| raw.ends_with(end))
}
