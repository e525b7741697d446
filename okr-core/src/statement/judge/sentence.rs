//! Statements with a subject: `Users return …`, `All services are migrated`.

use super::{Judge, Judgement};
use crate::{
    statement::{
        clause::Clause,
        finite::{is_person, is_unknown_past},
        inflection::Form,
        lexicon::{Noun, Verb, Word},
        noun_phrase::{MEASURED, NounPhrase, noun_phrase},
        quantity::{Quantity, Relation, Unit, Written},
    },
    values::{
        Certainty::{High, Low, Medium},
        Comparison, StatementKind,
        StatementType::{Milestone, Outcome, Output},
    },
};

/// `Users return …`, `All services are migrated`, `MAU increases by 5 %`.
pub(super) fn judge(judge: &Judge<'_, '_>, clause: &Clause, verb: usize) -> Judgement {
    let text = judge.text;
    let entry = text.entry(verb);
    let start = clause.tokens.start;
    let end = clause.tokens.end;
    let subject = judge.subject(start, verb);
    let by = |other: Option<usize>| [Some(verb), other].into_iter().flatten();
    let head = subject.of.filter(|_| subject.counts(text)).or(subject.head);
    let head_entry = text.entry_of(head);
    let measured = judge.is_measured(&subject);
    let level = judge.has_level(start, end);
    let outsiders = head_entry.any_noun(&[Noun::Outsider]) && !is_own(judge, &subject);
    // `each member of the team`
    let member = head_entry.noun(Noun::Outsider) && subject.of_is(text, &[Noun::Insider]);
    let insiders = head_entry.noun(Noun::Insider) && !head_entry.noun(Noun::Outsider) || member;
    let outsiders = outsiders && !member || head.is_some_and(|head| is_person(text, head));
    let metric =
        head_entry.any_noun(&[Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money]) && measured;

    // The verb that counts stands behind `is`, `has been`, `can`.
    let mut main = verb;
    let mut able = false;
    let (mut perfect, mut been) = (false, false);
    for _ in 0..4 {
        let here = text.entry(main);
        let passed = here.any_verb(&[Verb::Be, Verb::Modal])
            || here.verb(Verb::Have) && {
                let next = text.entry(text.step(main));
                next.form(Form::Past) || next.verb(Verb::Be)
            }
            || here.word(Word::Adverb) && main > verb
            || here.word(Word::Not);
        if !passed {
            break;
        }
        able |= here.verb(Verb::Modal) && !here.word(Word::Obliged);
        perfect |= here.verb(Verb::Have);
        been |= here.verb(Verb::Be);
        main = text.step(main);
    }
    let action = text.entry(main);
    // `Six nurses have tested it`: they did.
    let passive = action.form(Form::Past)
        && (been || !perfect)
        && !action.form(Form::Base)
        && !action.any_verb(&[Verb::Rise, Verb::Fall])
        || main == verb && is_unknown_past(text, main);
    let copular = entry.verb(Verb::Be);
    // `The app is featured in 3 stores`: others feature it.
    if passive && text.is(main, "featured") {
        return Judgement::new(Outcome, Medium, by(head));
    }
    // `Costs are determined`: work done on a metric, with no level of it.
    // `All vulnerabilities are fixed`: so is a list of them that is worked off.
    let all = judge
        .counted(start, verb)
        .any(|it| it.written == Written::All);
    // `Costs held below 5 %`: kept there, and no event that is held.
    let kept = passive
        && action.verb(Verb::Keep)
        && (judge.counted(main, end).next())
            .is_some_and(|it| it.lead == text.step(main) && it.comparison.is_some());
    if kept {
        return Judgement::new(Outcome, Medium, by(head));
    }
    let worked = action.verb(Verb::Work) || all && action.verb(Verb::Remove);
    // `Pipeline operational`: there, not at a level.
    let there = action.word(Word::Done)
        && !action.is_verb()
        && !level
        && judge.counted(start, verb).next().is_none();
    let handled = passive && worked && !action.verb(Verb::Act) && !level || there;
    // `Every pipeline validates permissions`: a level does no work.
    let acts = !passive
        && !copular
        && action.verb(Verb::Work)
        && action.form(Form::Third)
        && !action.any_verb(&[Verb::Act, Verb::Reach, Verb::Rise, Verb::Fall, Verb::Keep])
        && text.is_word(text.step(main))
        && !level;
    if metric && !handled && !acts && (level || !head_entry.noun(Noun::Artifact)) {
        return Judgement::new(Outcome, High, by(head));
    }
    if metric && acts {
        return Judgement::new(Output, Low, by(head));
    }
    // `All vulnerabilities are closed`
    if handled && all && action.verb(Verb::Remove) {
        return Judgement::new(Output, Medium, by(head));
    }
    // `Meals saved per week`: the name of a rate.
    let rate = text.entry(text.step(main)).word(Word::Per) && (passive || action.form(Form::Ing));
    if rate && !judge.is_work(&subject) && judge.counted(start, end).next().is_none() {
        return Judgement::new(Outcome, Low, by(head));
    }
    // `deals closed`, `stock sold`: others had to agree.
    let sold = action.verb(Verb::Gain)
        && !action.verb(Verb::Work)
        && (action.form(Form::Past) || action.form(Form::Third));
    let counted = judge.counted(start, verb).next().is_some() && !action.verb(Verb::Settle);
    // `Marketing earns 40 mentions`
    let earns = !passive && measured_object(judge, text.step(main), end);
    if sold
        && !insiders
        && (earns || !judge.is_work(&subject) || counted && action.verb(Verb::Award))
    {
        return Judgement::new(Outcome, Medium, by(head));
    }
    let confirms = action.verb(Verb::Confirm) && !action.verb(Verb::Act) && !insiders;
    if confirms && (!passive && !copular || passive && !action.word(Word::Done)) {
        return Judgement::new(Milestone, Medium, by(head));
    }
    if action.any_verb(&[Verb::Rise, Verb::Fall, Verb::Multiply, Verb::Improve])
        && !judge.is_work(&subject)
    {
        // `Metadata optimized for search`: made so, and by no measure.
        if action.verb(Verb::Improve)
            && passive
            && !measured
            && !level
            && judge.kind == StatementKind::KeyResult
        {
            return Judgement::new(Output, Low, by(head));
        }
        return Judgement::new(Outcome, if measured { High } else { Medium }, by(head));
    }
    let timed = judge.quantities.iter().any(|it| {
        it.start >= verb && it.end <= end && it.is_duration(text) && it.relation == Relation::Within
    }) || judge
        .counted(verb, end)
        .any(|it| it.unit == Unit::Percent && it.comparison.is_some());
    if judge.kind == StatementKind::Objective && (able || entry.verb(Verb::Modal)) {
        return Judgement::new(Outcome, Medium, by(head));
    }
    if able {
        // A capability: true the moment it ships, unless it is measured in use.
        let easier = (main..end).any(|at| text.entry(at).any_word(&[Word::Less, Word::Better]));
        // `95 % of users are able to …`, `The cluster can serve 500 users`
        let counted = |from: usize, to: usize, lists: &[Noun]| {
            judge.counted(from, to).any(|it| {
                it.written == Written::Digits && noun_phrase(text, it.end, end).head_is(text, lists)
            })
        };
        let share = outsiders
            && judge
                .counted(start, verb)
                .any(|it| it.unit == Unit::Percent);
        let load = counted(main, end, &[Noun::Outsider, Noun::Response]);
        // `can read at 10 MiB/s`, `at a rate of 5 a second`
        let rate = judge.counted(main, end).any(|it| {
            matches!(it.unit, Unit::Named(_)) && matches!(it.relation, Relation::At | Relation::Of)
        });
        // `can sort the queue in ≤ 2 steps`
        let few = judge.counted(main, end).any(is_bound);
        let easier = easier || share || load || rate || few;
        return Judgement::new(
            if timed || easier { Outcome } else { Output },
            Medium,
            by(head),
        );
    }
    // `is seen as`, `is used by`: others do it.
    let passive = passive && !(action.verb(Verb::Act) && !action.verb(Verb::Work) && !insiders);
    let done = action.word(Word::Done) || passive && action.verb(Verb::Work);
    let object = judge.object(text.step(main), end);
    let has_thing =
        action.verb(Verb::Have) && judge.is_work(&object) && !object.head_is(text, &[Noun::Metric]);
    if action.verb(Verb::Have) && (0..3).any(|by| text.entry(main + by).word(Word::Better)) {
        return Judgement::new(Outcome, Medium, by(head));
    }
    // `The app has 500 users`
    let draws = action.verb(Verb::Have)
        && !insiders
        && object.head_is(text, MEASURED)
        && judge.counted(main, end).next().is_some();
    if draws {
        return Judgement::new(Outcome, Medium, by(head));
    }
    // `Every request has a second reader`: it is given one.
    let given = action.verb(Verb::Have)
        && !outsiders
        && !insiders
        && judge.kind == StatementKind::KeyResult
        && object.head.is_some()
        && !object.head_is(text, MEASURED)
        && !object.head_is(text, &[Noun::State])
        && judge.counted(main, end).next().is_none();
    if given {
        return Judgement::new(Output, Low, by(head));
    }
    if insiders {
        // `The team is modelling …`: their work is one's own.
        let works = action.verb(Verb::Work)
            && !action.any_verb(&[Verb::Act, Verb::Rise, Verb::Fall])
            && !action.form(Form::Base);
        let shared = action.any_verb(&[Verb::Yield, Verb::Work]) && judge.is_work(&object);
        // `Leaders are enabled to teach`
        let empowered = judge.kind == StatementKind::Objective
            && done
            && text.entry(text.step(main)).word(Word::To)
            && text.entry(text.step(text.step(main))).is_verb();
        let part = works
            || shared
            || action.verb(Verb::TakePart)
            || done && (passive || copular) && !empowered
            || has_thing;
        return Judgement::new(if part { Output } else { Outcome }, Medium, by(head));
    }
    // `Legal review completed`: one of one's own.
    let own_review = passive
        && action.verb(Verb::Work)
        && judge.is_work(&subject)
        && judge.counted(start, end).next().is_none();
    if outsiders
        || head_entry.noun(Noun::Response)
            && !own_review
            && !copular
            && !there
            && (!passive || action.verb(Verb::Act))
    {
        // `500 users onboarded`: others had to join.
        let joined = action.verb(Verb::Gain) && judge.counted(start, verb).next().is_some();
        let own = passive
            && action.any_verb(&[Verb::Work, Verb::Staff])
            && !action.verb(Verb::Act)
            && !joined;
        return Judgement::new(
            if own { Output } else { Outcome },
            if own { Medium } else { High },
            by(head),
        );
    }
    if head_entry.noun(Noun::Trouble) && !done {
        return Judgement::new(Outcome, Medium, by(head));
    }
    if judge.zero(start, verb) && !done {
        return Judgement::new(Outcome, Medium, by(head));
    }
    let granted = done || passive || action.form(Form::Past) && !action.form(Form::Base);
    if head_entry.noun(Noun::Event) && !judge.is_work(&subject) && granted {
        return Judgement::new(Milestone, Medium, by(head));
    }
    // `policy adopted by all teams`: whether they take it up is theirs.
    let taken = passive
        && action.verb(Verb::Act)
        && !action.any_verb(&[Verb::TakePart, Verb::Confirm])
        && text
            .entry(text.step(main))
            .any_word(&[Word::By, Word::Covers, Word::Audience])
        && noun_phrase(text, text.step(main) + 1, end)
            .head_is(text, &[Noun::Insider, Noun::Outsider]);
    if taken {
        return Judgement::new(Outcome, Medium, by(head));
    }
    // `completed by a new user in < 10 minutes`: others do it.
    let by_others = (main..end.min(main + 6)).any(|at| {
        text.entry(at).word(Word::By)
            && noun_phrase(text, at + 1, end).head_is(text, &[Noun::Outsider])
    });
    let bounded = judge
        .counted(verb, end)
        .any(|it| it.comparison.is_some() && it.is_duration(text));
    // `Issues limited to ≤ 1 per release`
    let few = judge.counted(verb, end).any(is_bound);
    // `95 % of calls complete in less than 250 ms`
    if passive && (by_others || timed || few) || bounded {
        return Judgement::new(Outcome, Medium, by(head));
    }
    // `Articles rank on the first page`, `The shop feels like home`: how it does, not that it is made.
    let does = !passive
        && !copular
        && !done
        && !action.verb(Verb::Work)
        && match judge.kind {
            StatementKind::Objective => action.any_verb(&[Verb::Reach, Verb::Act]),
            StatementKind::KeyResult => {
                action.verb(Verb::Reach) && judge.counted(start, end).next().is_some()
            }
        };
    if does && judge.is_work(&subject) {
        return Judgement::new(Outcome, Medium, by(head));
    }
    if (done || passive || action.verb(Verb::Work))
        && let Some(result) = judge.result(main, end)
    {
        return Judgement::new(Outcome, Medium, [verb, result]);
    }
    if done || passive {
        return Judgement::new(
            Output,
            if action.word(Word::Done) {
                High
            } else {
                Medium
            },
            by(head),
        );
    }
    if judge.is_work(&subject) && copular && judge.kind == StatementKind::Objective {
        return Judgement::new(Outcome, Low, by(head));
    }
    if judge.is_work(&subject) {
        return Judgement::new(
            if timed || level && (!copular || !done) {
                Outcome
            } else {
                Output
            },
            Medium,
            by(head),
        );
    }
    let numbers = judge.counted(start, end).next().is_some();
    let state = judge.kind == StatementKind::Objective || numbers || measured;
    Judgement::new(if state { Outcome } else { Output }, Low, by(head))
}

/// Whether a count is to stay low: `≤ 2 steps`.
fn is_bound(it: &Quantity) -> bool {
    it.unit == Unit::Plain
        && it.written == Written::Digits
        && matches!(
            it.comparison,
            Some(Comparison::AtMost | Comparison::LessThan)
        )
}

/// Whether an object is a level, or what others bring.
fn measured_object(judge: &Judge<'_, '_>, from: usize, end: usize) -> bool {
    let object = judge.object(from, end);
    judge.is_measured(&object)
}

/// Whether people in the subject are one's own: `all team members`, `our reps`.
fn is_own(judge: &Judge<'_, '_>, subject: &NounPhrase) -> bool {
    subject.any(judge.text, &[Noun::Insider]) && !subject.head_is(judge.text, &[Noun::Outsider])
}
