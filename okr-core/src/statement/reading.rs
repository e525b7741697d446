//! What was read from a title.

use std::{borrow::Cow, sync::Arc};

use super::{
    clause::{self},
    deadline, direction, furniture,
    judge::Judge,
    known::is_known,
    lexicon::{Lexicon, Noun, Verb, Word},
    noun_phrase::{MEASURED, noun_phrase},
    quantity::{Quantity, Relation, Unit, Written, quantities, quantity_at},
    role::{self, main_verb},
    text::{Scratch, Text},
    token::Span,
    vague, verb_last,
};
use crate::values::{
    Certainty, Comparison, Direction, StatementKind, StatementPart, StatementType,
};

/// A part of the text and what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    pub(super) what: StatementPart,
    pub(super) span: Span,
}

impl Part {
    pub(super) fn new(what: StatementPart, span: Span) -> Self {
        Self { what, span }
    }

    /// What it is.
    pub fn what(self) -> StatementPart {
        self.what
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.span
    }
}

/// A word that decided what type a statement is, and the list that has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    span: Span,
    list: &'static str,
}

impl Evidence {
    /// Where the word or phrase stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The word list: `verbs work`; empty for a word in no list.
    pub fn list(&self) -> &str {
        self.list
    }
}

/// A title as the reader understands it [SPEC 11.1].
#[derive(Clone, PartialEq, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a question of its own
pub struct Statement {
    text: String,
    kind: StatementKind,
    language: Arc<str>,
    asks_for: Option<StatementType>,
    certainty: Certainty,
    evidence: Vec<Evidence>,
    direction: Option<Direction>,
    baseline: Option<f64>,
    target: Option<f64>,
    range_end: Option<f64>,
    relative: bool,
    comparison: Option<Comparison>,
    unit: Option<Cow<'static, str>>,
    has_baseline: bool,
    has_target: bool,
    has_number: bool,
    measurable: bool,
    binary: bool,
    vague: bool,
    clauses: usize,
    in_language: bool,
    parts: Vec<Part>,
}

impl Lexicon {
    /// Reads a title. Takes time in proportion to its length.
    pub fn read(&self, text: &str, kind: StatementKind) -> Statement {
        self.reader().read(text, kind)
    }

    /// Reads titles one after the other in the same memory.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            lexicon: self,
            scratch: Scratch::default(),
            spare: Spare::default(),
        }
    }
}

/// Reads titles one after the other: what reading takes in memory, the next title takes over.
pub(crate) struct Reader<'l> {
    lexicon: &'l Lexicon,
    scratch: Scratch,
    spare: Spare,
}

/// The memory of a statement that nobody needs any more.
#[derive(Default)]
struct Spare {
    text: String,
    parts: Vec<Part>,
    evidence: Vec<Evidence>,
}

impl Reader<'_> {
    /// What [`Lexicon::read`] reads.
    pub(crate) fn read(&mut self, title: &str, kind: StatementKind) -> Statement {
        read(title, kind, self)
    }

    /// Takes the memory of a statement for the next one.
    pub(crate) fn recycle(&mut self, statement: Statement) {
        self.spare = Spare {
            text: statement.text,
            parts: statement.parts,
            evidence: statement.evidence,
        };
    }
}

fn read(title: &str, kind: StatementKind, reader: &mut Reader<'_>) -> Statement {
    let lexicon = reader.lexicon;
    let spare = std::mem::take(&mut reader.spare);
    let mut parts = spare.parts;
    parts.clear();
    parts.reserve(8);
    let mut text = Text::within(title, lexicon, &mut reader.scratch);
    let in_language = is_known(&text);
    furniture::set_aside(&mut text, &mut parts);
    text.drop_asides();
    deadline::set_aside(&mut text, &mut parts);
    text.drop_asides();
    verb_last::abbreviations(&mut text);
    verb_last::reorder(&mut text);
    let quantities = quantities(&text);
    let clauses = clause::clauses(&text);
    let verb = main_verb(&text, &clauses);
    let roles = role::roles(&text, &quantities, verb);
    let direction = direction::direction(&text, &quantities, &clauses, &roles);
    let target = roles.target.map(|at| &quantities[at]);
    let baseline = roles.baseline.map(|at| &quantities[at]);
    let judgement = Judge {
        text: &text,
        quantities: &quantities,
        kind,
    }
    .statement(&clauses);
    let has_number = quantities.iter().any(|it| {
        !it.attribute
            && it.relation != Relation::Window
            && match it.written {
                Written::Digits | Written::Multiple => true,
                Written::Letters => it.value != 1.0 || it.comparison.is_some(),
                Written::Placeholder => it.unit != Unit::Plain || it.relation != Relation::Nothing,
                // `zero`, but not `no`
                Written::None => text.entry(it.number.0).value.is_some(),
                Written::All => false,
            }
    });
    let metric = metric(&text, &quantities, &clauses);
    let named = metric.is_some();
    let bare = has_target_only(&text, target, named);
    let measurable = target.is_some() && !bare;
    let vague = match kind {
        StatementKind::Objective => vague::objective(&text, &clauses, has_number),
        StatementKind::KeyResult => {
            !measurable
                && (bare && target.is_some()
                    || judgement.kind != Some(StatementType::Milestone)
                        && vague::key_result(&text, &clauses, names_metric(&text, &clauses))
                    || judgement.kind.is_none())
        }
    };
    let binary = !measurable
        && !vague
        && matches!(
            judgement.kind,
            Some(StatementType::Output | StatementType::Milestone)
        );
    if let Some(verb) = verb {
        parts.push(Part::new(
            StatementPart::Verb,
            text.span(verb.at..text.step(verb.at)),
        ));
    }
    if let Some(span) = metric {
        parts.push(Part::new(StatementPart::Metric, span));
    }
    for (at, it) in quantities.iter().enumerate() {
        let what = if roles.target == Some(at) {
            StatementPart::Target
        } else if roles.baseline == Some(at) {
            StatementPart::Baseline
        } else if roles.range_end == Some(at) {
            StatementPart::RangeEnd
        } else if it.written == Written::Placeholder {
            StatementPart::Placeholder
        } else {
            continue;
        };
        parts.push(Part::new(what, text.span(it.start..it.end)));
    }
    parts.sort_by_key(|part| (part.span, part.what));
    let value = |it: Option<&Quantity>| {
        it.filter(|it| it.written != Written::Placeholder)
            .map(|it| match it.signed {
                Some('-' | '−' | '–') if !roles.relative => -it.value,
                _ => it.value,
            })
    };
    let mut evidence = spare.evidence;
    evidence.clear();
    for &at in judgement.by.iter().flatten() {
        let verb = verb.is_some_and(|verb| verb.at == at);
        evidence.push(Evidence {
            span: text.span(at..text.step(at)),
            list: text.entry(at).list(!verb).unwrap_or_default(),
        });
    }
    let mut whole = spare.text;
    whole.clear();
    whole.push_str(title);
    let statement = Statement {
        kind,
        language: Arc::clone(&lexicon.language),
        asks_for: judgement.kind,
        certainty: judgement.certainty,
        evidence,
        direction,
        baseline: value(baseline).map(|it| in_unit_of_target(&text, it, baseline, target)),
        target: value(target),
        range_end: value(roles.range_end.map(|at| &quantities[at])),
        relative: roles.relative,
        comparison: target.and_then(|it| it.comparison),
        // `5-50 users`: the unit stands behind the other end.
        unit: (target.filter(|it| it.unit != Unit::Plain))
            .or(roles.range_end.map(|at| &quantities[at]))
            .or(target)
            .and_then(|it| unit(&text, it, roles.relative)),
        has_baseline: baseline.is_some(),
        has_target: target.is_some(),
        has_number,
        measurable,
        binary,
        vague,
        clauses: clauses.len(),
        in_language,
        parts,
        text: whole,
    };
    text.leave(&mut reader.scratch);
    statement
}

/// A baseline in the target's unit of time: of `from 2 hours to 30 minutes`, 120.
fn in_unit_of_target(
    text: &Text<'_>,
    value: f64,
    baseline: Option<&Quantity>,
    target: Option<&Quantity>,
) -> f64 {
    let seconds = |it: Option<&Quantity>| direction::seconds(text, it?);
    match (seconds(baseline), seconds(target)) {
        (Some(from), Some(to)) if from != to => value * from / to,
        _ => value,
    }
}

/// `5 % month over month`, `At least 90 % of plan`: a number, and nothing that it is of.
fn has_target_only(text: &Text<'_>, target: Option<&Quantity>, named: bool) -> bool {
    target.is_some_and(|it| it.unit == Unit::Percent && it.written == Written::Digits)
        && !named
        && text.len() < 12
}

/// What is measured or made: the noun phrase that the statement is about.
fn metric(text: &Text<'_>, quantities: &[Quantity], clauses: &[clause::Clause]) -> Option<Span> {
    let first = clauses.first()?;
    let mut at = first
        .order
        .map_or(first.tokens.start, |verb| text.step(verb));
    for _ in 0..6 {
        if text.is_any_sign(at, "→➔-=>:~") {
            at += 1;
            continue;
        }
        let Some(it) = quantity_at(quantities, at).filter(|it| !it.attribute) else {
            break;
        };
        at = it.end;
        if text.entry(at).word(Word::Of) {
            at = text.step(at);
        }
    }
    while text.entry(at).any_word(&[
        Word::Article,
        Word::Above,
        Word::Below,
        Word::In,
        Word::To,
        Word::At,
    ]) {
        at = text.step(at);
    }
    let phrase = noun_phrase(text, at, first.tokens.end);
    let head = phrase.of.or(phrase.head)?;
    let idle = text.entry(head).any_noun(&[Noun::Period, Noun::Month])
        || ["plan", "target", "goal", "month", "average"]
            .iter()
            .any(|word| text.is(head, word));
    (!idle || phrase.end - phrase.start > 2 || first.order.is_some())
        .then(|| text.span(at..phrase.end))
}

/// Whether a property with a level is named, so that only its value is missing.
fn names_metric(text: &Text<'_>, clauses: &[clause::Clause]) -> bool {
    let Some(first) = clauses.first() else {
        return false;
    };
    let change = first.order.is_none_or(|verb| {
        text.entry(verb).any_verb(&[
            Verb::Rise,
            Verb::Fall,
            Verb::Keep,
            Verb::Improve,
            Verb::Reach,
        ])
    });
    change
        && (first.tokens.clone()).any(|at| {
            let entry = text.entry(at);
            // An abbreviation is the name of one metric: `NPS`, `ARR`.
            let abbreviated = text.raw(at).len() > 1
                && text.raw(at).bytes().all(|byte| byte.is_ascii_uppercase());
            entry.any_noun(MEASURED) && (abbreviated || !entry.noun(Noun::Generic))
        })
}

fn unit(text: &Text<'_>, it: &Quantity, relative: bool) -> Option<Cow<'static, str>> {
    Some(match it.unit {
        Unit::Percent if relative => Cow::Borrowed("% rel"),
        Unit::Percent => Cow::Borrowed("%"),
        Unit::Points => Cow::Borrowed("pp"),
        Unit::Times => Cow::Borrowed("x"),
        Unit::Currency(code) => Cow::Borrowed(code),
        Unit::Named(at) => Cow::Owned(text.raw(at).to_owned()),
        Unit::Plain => {
            // `of ≥ 0.8 and a recall of 0.9`: something else.
            let phrase = noun_phrase(text, it.end, text.len());
            let and = text.entry(it.end).word(Word::And);
            let phrase = Some(phrase).filter(|_| !and)?;
            let head = phrase.head.filter(|_| it.relation != Relation::To)?;
            let span = text.span(phrase.start..text.step(head));
            Cow::Owned(text.title[span.range()].to_owned())
        }
    })
}

impl Statement {
    /// The title, unchanged.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it was read as the title of.
    pub fn kind(&self) -> StatementKind {
        self.kind
    }

    /// The language of the word lists.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Outcome, output or milestone; `None` when the words do not say.
    pub fn statement_type(&self) -> Option<StatementType> {
        self.asks_for
    }

    /// How sure the type is.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The words that decided the type.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Which way it goes; `None` when nothing is counted and no change asserted.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// The current level that it states, in its unit; `None` without one or with a placeholder.
    pub fn baseline(&self) -> Option<f64> {
        self.baseline
    }

    /// The pass mark: `5K` is 5000, `double` is 2, `no` is 0, `all` is 100.
    pub fn target(&self) -> Option<f64> {
        self.target
    }

    /// The other end of a range of which [`Statement::target`] is one.
    pub fn range_end(&self) -> Option<f64> {
        self.range_end
    }

    /// Whether the target is a change (`by 30 %`) and not a level.
    pub fn is_relative(&self) -> bool {
        self.relative
    }

    /// How it compares with the target, where it says so.
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison
    }

    /// The unit of the target: `%`, `% rel` for a relative change, `pp`, `x`, `USD`, `ms`, `blog posts`.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Whether a current level is stated, be it a placeholder.
    pub fn has_baseline(&self) -> bool {
        self.has_baseline
    }

    /// Whether a goal level is stated, be it a placeholder; a date alone is none.
    pub fn has_target(&self) -> bool {
        self.has_target
    }

    /// Whether a quantity stands in it: digits, number words, `double`; not names and dates.
    pub fn has_number(&self) -> bool {
        self.has_number
    }

    /// Whether it carries its own pass mark: a target, and what it is of.
    pub fn is_measurable(&self) -> bool {
        self.measurable
    }

    /// Whether it can only be done or not done.
    pub fn is_binary(&self) -> bool {
        self.binary
    }

    /// Whether nothing in it can be counted or ticked off; of an objective, whether it would fit any team.
    pub fn is_vague(&self) -> bool {
        self.vague
    }

    /// How many clauses with an order of their own it has: `Increase … and reduce …` has two.
    pub fn clauses(&self) -> usize {
        self.clauses
    }

    /// What [`Lexicon::knows`] says of the text.
    pub(crate) fn is_in_language(&self) -> bool {
        self.in_language
    }

    /// Its parts, in the order of the text.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The text of the first part of a kind.
    pub fn part(&self, what: StatementPart) -> Option<&str> {
        let part = self.parts.iter().find(|part| part.what == what)?;
        Some(&self.text[part.span.range()])
    }

    /// The date phrase by when: `by the end of June`.
    pub fn deadline(&self) -> Option<&str> {
        self.part(StatementPart::Deadline)
    }

    /// Whether a placeholder stands for something that is not known.
    pub fn has_placeholder(&self) -> bool {
        self.parts
            .iter()
            .any(|part| part.what == StatementPart::Placeholder)
            || (self.has_target && self.target.is_none())
            || (self.has_baseline && self.baseline.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles of many lengths, in and out of ASCII, with much and with nothing in them.
    const TITLES: &[&str] = &[
        "[P0] KR1: Increase the share of patients who come back from 20% to 35% by June (#12)",
        "",
        "Größe der Warteschlange von 9 auf 4 senken",
        "Launch",
        "Cut p95 latency from 800 ms to under 200 ms, and write 3 reports",
        "…",
        "Wachstum",
    ];

    #[test]
    fn nothing_of_one_title_is_left_in_the_next() {
        for language in Lexicon::languages() {
            let lexicon = Lexicon::of_language(language).unwrap();
            let mut reader = lexicon.reader();
            for title in TITLES.iter().chain(TITLES.iter().rev()) {
                for kind in [StatementKind::Objective, StatementKind::KeyResult] {
                    let read = reader.read(title, kind);
                    assert_eq!(read, lexicon.read(title, kind), "{language}: {title}");
                    reader.recycle(read);
                }
            }
        }
    }
}
