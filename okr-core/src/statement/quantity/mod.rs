//! Numbers with their units, comparisons and prepositions.

use super::{
    lexicon::{Noun, Value, Verb, Word},
    text::Text,
};
use crate::values::Comparison;

mod amount;
mod around;
mod name;
mod unit;

use amount::{
    LONGEST_LETTERS, counts_none, is_noun_use, is_placeholder, is_share, magnitude, number_words,
    placeholder_end, ratio, times_as,
};
use around::{before, behind};
use name::{is_below_one, is_labelled, is_name, is_one_period, is_whole, on_scale};
use unit::unit;

/// What kind of thing a quantity is a number of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Unit {
    /// No unit: a count, or a level of the metric.
    Plain,
    Percent,
    Points,
    /// `2x`, double
    Times,
    /// The code of the currency.
    Currency(&'static str),
    /// A unit of time or another unit: the tokens that name it.
    Named(usize),
}

/// How a quantity is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written {
    Digits,
    /// seven, a dozen
    Letters,
    /// double, halve
    Multiple,
    /// no, zero, without
    None,
    /// all, every
    All,
    /// X, TBD
    Placeholder,
}

/// The preposition before a quantity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Relation {
    Nothing,
    From,
    To,
    By,
    At,
    Of,
    Within,
    /// per 30 days, every 2 weeks, the last 12 months
    Window,
}

/// A quantity of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    /// From its first token, signs and currency included.
    pub(super) start: usize,
    /// Behind its unit.
    pub(super) end: usize,
    /// The tokens of the number itself.
    pub(super) number: (usize, usize),
    pub(super) value: f64,
    pub(super) unit: Unit,
    pub(super) written: Written,
    pub(super) relation: Relation,
    pub(super) comparison: Option<Comparison>,
    /// The sign that is written before it.
    pub(super) signed: Option<char>,
    /// Where the words before it that belong to it begin: `to at least`.
    pub(super) lead: usize,
    /// `7-day`, `30-day`: it tells which, not how much.
    pub(super) attribute: bool,
}

impl Quantity {
    pub(super) fn is_duration(&self, text: &Text<'_>) -> bool {
        matches!(self.unit, Unit::Named(at)
            if text.entry(at).noun(Noun::Period) || matches!(text.entry(at).value, Some(Value::Seconds(_))))
    }
}

/// The quantity that has a token, or that the token leads to.
pub(super) fn quantity_at(all: &[Quantity], at: usize) -> Option<&Quantity> {
    let after = all.partition_point(|it| it.lead <= at);
    all[..after].last().filter(|it| at < it.end)
}

/// All quantities, in order. Linear: each looks a few tokens around itself.
pub(super) fn quantities(text: &Text<'_>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let floor = found.last().map_or(0, |last| last.end);
        match quantity(text, at, floor) {
            Some(quantity) => {
                at = quantity.end.max(at + 1);
                found.push(quantity);
            }
            // The digits of a name are passed as a whole.
            None => at = text.step(at),
        }
    }
    changes(text, &mut found);
    // `a 5-10 year plan`: both ends describe the plan.
    for at in 1..found.len() {
        let (this, next) = (found[at - 1], found[at]);
        let range = this.end + 1 == next.start && text.is_any_sign(this.end, "-–—");
        found[at - 1].attribute |= range && next.attribute;
    }
    found
}

/// A word that is both `of` and `from` (`de 32 à 55`, `von 7 auf 8`) is `from` before a `to`,
/// and `by` behind what tells of a change.
fn changes(text: &Text<'_>, found: &mut [Quantity]) {
    for at in 1..found.len() {
        let (this, next) = (found[at - 1], found[at]);
        if this.relation == Relation::Of
            && next.relation == Relation::To
            && text.entry(this.lead).word(Word::From)
            && next.lead - this.end.min(next.lead) <= LONGEST_GAP
        {
            found[at - 1].relation = Relation::From;
        }
    }
    let mut changed = false;
    let mut at = 0;
    for it in found {
        while at < it.lead {
            let entry = text.entry(at);
            changed |= entry.any_noun(&[Noun::Rise, Noun::Fall])
                || entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve]);
            at = text.step(at);
        }
        // `augmenter le CA de 10 %`, `ein Wachstum von 10 %`: by how much
        let counts = it.unit == Unit::Plain && text.is_word(it.end);
        if changed && it.relation == Relation::Of && text.entry(it.lead).word(Word::From) && !counts
        {
            it.relation = Relation::By;
        }
    }
}

/// How many tokens may stand between the two levels of a change.
const LONGEST_GAP: usize = 8;

/// Whether a word is too long for an article or a letter that stands for a number, and in no list
/// of quantities: most words are.
#[inline]
fn is_none(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    text.is_word(at)
        && text.bytes(at).len() > LONGEST_LETTERS
        && entry.value.is_none()
        && !entry.any_word(&[Word::None, Word::All, Word::Covers, Word::Placeholder])
}

fn quantity(text: &Text<'_>, at: usize, floor: usize) -> Option<Quantity> {
    if is_none(text, at) {
        return None;
    }
    let entry = text.entry(at);
    let (value, end, written) = if let Some(value) = text.number(at) {
        if is_name(text, at) {
            return None;
        }
        let (value, end) =
            if text.is_sign(at + 1, '/') && (on_scale(text, at) || is_whole(text, at)) {
                (value, at + 3)
            } else {
                ratio(text, at).unwrap_or((value, at + 1))
            };
        let (value, end) = magnitude(text, value, end);
        (value, end, Written::Digits)
    } else if entry.word(Word::None) && !entry.word(Word::Placeholder) {
        if !counts_none(text, at) {
            return None;
        }
        (0.0, text.step(at), Written::None)
    } else if let Some((value, end)) = times_as(text, at) {
        (value, end, Written::Multiple)
    } else if let Some(Value::Number(value)) = entry.value {
        if is_labelled(text, at) {
            return None;
        }
        let (value, end) = number_words(text, at, value)?;
        (value, end, Written::Letters)
    } else if let Some(Value::Multiple(value)) = entry.value {
        if is_noun_use(text, at) {
            return None;
        }
        (value, text.step(at), Written::Multiple)
    } else if let Some(Value::Share(value)) = entry.value
        && is_share(text, at)
    {
        (value, text.step(at), Written::Letters)
    } else if is_one_period(text, at) {
        (1.0, text.step(at), Written::Letters)
    } else if is_below_one(text, at) {
        (1.0, at + 2, Written::Letters)
    } else if entry.word(Word::All) || entry.word(Word::Covers) {
        (100.0, text.step(at), Written::All)
    } else if is_placeholder(text, at) {
        (0.0, placeholder_end(text, at), Written::Placeholder)
    } else {
        return None;
    };
    // `for each team`: the last word of the phrase is the number.
    let at = if entry.word(Word::Covers) {
        end - 1
    } else {
        at
    };
    let number = (at, end);
    let mut it = Quantity {
        start: at,
        end,
        number,
        value,
        unit: Unit::Plain,
        written,
        relation: Relation::Nothing,
        comparison: None,
        signed: None,
        lead: at,
        attribute: false,
    };
    match written {
        Written::Multiple => it.unit = Unit::Times,
        Written::Letters if matches!(entry.value, Some(Value::Share(_))) => it.unit = Unit::Percent,
        Written::All => it.unit = Unit::Percent,
        Written::None => {}
        _ => unit(text, &mut it)?,
    }
    if is_below_one(text, at) {
        it.comparison = Some(Comparison::LessThan);
    }
    before(text, &mut it, floor);
    behind(text, &mut it);
    Some(it)
}
