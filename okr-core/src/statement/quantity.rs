//! Numbers with their units, comparisons and prepositions.

use super::{
    lexicon::{Noun, Value, Verb, Word},
    text::Text,
};
use crate::values::Comparison;

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
        matches!(self.unit, Unit::Named(at) if text.entry(at).noun(Noun::Period))
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

fn quantity(text: &Text<'_>, at: usize, floor: usize) -> Option<Quantity> {
    let entry = text.entry(at);
    let (value, end, written) = if let Some(value) = text.number(at) {
        if is_name(text, at) {
            return None;
        }
        let (value, end) = if text.is_sign(at + 1, '/') && on_scale(text, at) {
            (value, at + 3)
        } else {
            ratio(text, at).unwrap_or((value, at + 1))
        };
        let (value, end) = magnitude(text, value, end);
        (value, end, Written::Digits)
    } else if let Some(Value::Number(value)) = entry.value {
        let (value, end) = number_words(text, at, value)?;
        (value, end, Written::Letters)
    } else if let Some(Value::Multiple(value)) = entry.value {
        if is_noun_use(text, at) {
            return None;
        }
        (value, text.step(at), Written::Multiple)
    } else if let Some(Value::Share(value)) = entry.value {
        (value, text.step(at), Written::Letters)
    } else if is_one_period(text, at) {
        (1.0, text.step(at), Written::Letters)
    } else if entry.word(Word::None) && !entry.word(Word::Placeholder) {
        if !counts_none(text, at) {
            return None;
        }
        (0.0, text.step(at), Written::None)
    } else if entry.word(Word::All) {
        (100.0, text.step(at), Written::All)
    } else if is_placeholder(text, at) {
        (0.0, placeholder_end(text, at), Written::Placeholder)
    } else {
        return None;
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
    before(text, &mut it, floor);
    behind(text, &mut it);
    Some(it)
}

/// Whether the digits are part of a name: `Tier 1`, `FY21-3`, `ISO 27001`, `5C`, `3rd`, `24/7`.
fn is_name(text: &Text<'_>, at: usize) -> bool {
    // `Tier 1`, `Phase 2`
    if let Some(before) = text.before(at)
        && text.entry(before).noun(Noun::Label)
        && text.step(before) == at
        && !text.is_sign(at + 1, '%')
        && !label_counts(text, before, at)
    {
        return true;
    }
    // `covid-19`, `level.5`
    if at >= 2
        && text.joined(at)
        && text.is_any_sign(at - 1, "-_")
        && text.joined(at - 1)
        && text.is_word(at - 2)
    {
        return true;
    }
    // `24/7`, `50/50`; but `4.5/5` is a level of a scale
    if text.is_sign(at + 1, '/') && on_scale(text, at) {
        return false;
    }
    if text.is_sign(at + 1, '/')
        && text.joined(at + 1)
        && text.joined(at + 2)
        && text.number(at + 2).is_some()
    {
        return true;
    }
    if at >= 2 && text.is_sign(at - 1, '/') && text.joined(at) && text.number(at - 2).is_some() {
        return true;
    }
    // `(2) …`, `(i)`: a number of a list
    if at >= 1
        && text.is_sign(at - 1, '(')
        && text.is_sign(at + 1, ')')
        && text.raw(at).len() == 1
        && text.is_word(at + 2)
        && !text.entry(at + 2).noun(Noun::Percent)
    {
        return true;
    }
    // `Run a 5k`
    if text.before(at).is_some_and(|before| text.is(before, "a"))
        && !text.is_sign(at + 1, '%')
        && !text.is_sign(at + 1, '-')
    {
        let magnitude =
            matches!(text.entry(at + 1).value, Some(Value::Magnitude(_))) && text.joined(at + 1);
        if magnitude && !text.entry(at + 2).is_noun() {
            return true;
        }
    }
    // `day 0`, `1.0 release`
    if ["release", "version", "beta", "alpha"]
        .iter()
        .any(|it| text.is(at + 1, it))
        && text.raw(at).contains('.')
    {
        return true;
    }
    // `95th percentile` is a level
    if text.joined(at + 1) && text.is(at + 2, "percentile") {
        return false;
    }
    // `5C`, `3rd`, `2FA`: letters that are no unit and no magnitude
    let next = text.entry(at + 1);
    text.is_word(at + 1)
        && text.joined(at + 1)
        && !matches!(next.value, Some(Value::Magnitude(_)))
        && !next.any_noun(&[
            Noun::Unit,
            Noun::Period,
            Noun::Points,
            Noun::Currency,
            Noun::Percent,
        ])
        && !next.word(Word::Times)
        && !text.raw(at + 1).starts_with(['X', 'Y'])
}

/// `2 releases` counts; so does `release 5 features`, where the label is a verb.
fn label_counts(text: &Text<'_>, before: usize, at: usize) -> bool {
    let entry = text.entry(before);
    let countable = text.is_word(at + 1)
        && !text.joined(at + 1)
        && text.entry(at + 1).any_noun(&[
            Noun::Artifact,
            Noun::Activity,
            Noun::Response,
            Noun::Outsider,
            Noun::Insider,
            Noun::Event,
            Noun::Trouble,
        ]);
    (entry.is_verb() && (countable || before == 0))
        || (entry.noun(Noun::Period) && !text.token(before).is_some_and(|it| it.capital))
        || entry.word(Word::At)
}

/// `within an hour`: the article counts.
fn is_one_period(text: &Text<'_>, at: usize) -> bool {
    (text.is(at, "a") || text.is(at, "an"))
        && text.entry(at + 1).noun(Noun::Period)
        && text
            .before(at)
            .is_some_and(|before| text.entry(before).word(Word::Within))
}

/// `4.5/5`, `8/10`: a level and the top of its scale.
fn on_scale(text: &Text<'_>, at: usize) -> bool {
    let top = text
        .number(at + 2)
        .filter(|_| text.joined(at + 1) && text.joined(at + 2));
    top.is_some_and(|top| {
        [5.0, 7.0, 10.0, 100.0].contains(&top)
            && text.number(at).is_some_and(|it| it <= top)
            && !text.is_sign(at + 3, '/')
    })
}

/// `1:3` is read as 3.
fn ratio(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    if text.number(at)? != 1.0
        || !text.is_sign(at + 1, ':')
        || !text.joined(at + 1)
        || !text.joined(at + 2)
    {
        return None;
    }
    Some((text.number(at + 2)?, at + 3))
}

/// `5K`, `1.2 million`.
fn magnitude(text: &Text<'_>, value: f64, end: usize) -> (f64, usize) {
    let mut value = value;
    let mut end = end;
    while let Some(Value::Magnitude(factor)) = text.entry(end).value {
        // Single letters only right behind the digits.
        let currency = text.joined(end + 1) && currency_sign(text, end + 1).is_some();
        if text.raw(end).len() == 1 && !text.joined(end) && !currency {
            break;
        }
        value = (value * factor).min(1e15);
        end += 1;
        if text.is_sign(end, '.') && text.joined(end) && text.lexicon.comma_is_decimal() {
            end += 1;
        }
    }
    // 1.2 times a million has no digits that nobody wrote.
    (rounded(value), end)
}

fn rounded(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 * whole.abs().max(1.0) && value.abs() >= 1000.0 {
        whole
    } else {
        value
    }
}

/// `twenty-five`, `two hundred`; not `one of`, `no one`, `one-on-one`.
fn number_words(text: &Text<'_>, at: usize, value: f64) -> Option<(f64, usize)> {
    let mut end = text.step(at);
    let mut value = value;
    if value >= 20.0 && value < 100.0 {
        let next = end + usize::from(text.is_sign(end, '-'));
        if let Some(Value::Number(ones)) = text.entry(next).value
            && ones < 10.0
        {
            value += ones;
            end = text.step(next);
        }
    }
    let (value, end) = magnitude(text, value, end);
    if ["once", "twice"].iter().any(|it| text.is(at, it)) {
        // `at least once a week` is a pass mark, `return twice` is not.
        let often = text.entry(end).any_word(&[Word::Per, Word::Article]) || text.is(end, "daily");
        return often.then_some((value, end));
    }
    if value == 1.0 {
        // An article in all but name, unless it is measured out: `at least one`.
        let measured = text
            .before(at)
            .is_some_and(|before| text.entry(before).any_word(&[Word::Above, Word::Below]));
        let counted = text.is_word(end)
            && !text.joined(end)
            && !text
                .entry(end)
                .any_word(&[Word::Of, Word::Article, Word::And, Word::To, Word::At])
            && ![
                "place", "source", "click", "stop", "team", "by", "day", "another", "single",
                "voice", "size",
            ]
            .iter()
            .any(|it| text.is(end, it));
        let hyphen =
            text.is_sign(end, '-') || (at > 0 && text.is_sign(at - 1, '-') && text.joined(at));
        let which = text.before(at).is_some_and(|before| {
            text.entry(before).word(Word::Article)
                || text.is(before, "number")
                || text.is(before, "day")
                || text.is(before, "in")
                || text.entry(before).word(Word::All)
        });
        if !measured && (!counted || hyphen || which) {
            return None;
        }
    }
    Some((value, end))
}

/// `the double`, `a triple`, `double-check`: no change is asserted.
fn is_noun_use(text: &Text<'_>, at: usize) -> bool {
    let article = text
        .before(at)
        .is_some_and(|before| text.is(before, "a") || text.is(before, "an"));
    article
        || text.is_sign(at + 1, '-')
        || text.is(at + 1, "check")
        || text.is(at + 1, "down")
        || text.is(at + 1, "digit")
        || text.is(at + 1, "opt")
}

/// Whether `no` and its like say that there are none: not `no later than`, `without doubt`.
fn counts_none(text: &Text<'_>, at: usize) -> bool {
    if text.entry(at).length > 1 {
        return true;
    }
    let next = text.step(at);
    let entry = text.entry(next);
    if text.is(at, "zero") || text.is(at, "0") {
        return !text.is_any_sign(next, ":");
    }
    if ["never", "nobody", "nothing", "neither", "no_one"]
        .iter()
        .any(|it| text.is(at, it))
    {
        return false;
    }
    let idle = [
        "longer", "matter", "doubt", "later", "code", "fuss", "brainer",
    ]
    .iter()
    .any(|it| text.is(next, it));
    if text.is(at, "without") {
        // How it is to be done, not how much.
        return false;
    }
    text.is_word(next)
        && !idle
        && !entry.any_word(&[Word::Article, Word::More, Word::Of, Word::Means])
}

/// `X`, `TBD`, `$N`, `XX`: stands for a number.
fn is_placeholder(text: &Text<'_>, at: usize) -> bool {
    if !text.is_word(at) {
        // `___`, `??`, `[…]`
        return text.is_sign(at, '_') && text.is_sign(at + 1, '_')
            || text.is_sign(at, '?') && text.is_sign(at + 1, '?');
    }
    if text.entry(at).word(Word::Placeholder) {
        return true;
    }
    let raw = text.raw(at);
    let letter = matches!(
        raw,
        "X" | "Y"
            | "Z"
            | "N"
            | "XM"
            | "XK"
            | "YM"
            | "YK"
            | "Xk"
            | "Xm"
            | "NM"
            | "NN"
            | "x"
            | "y"
            | "n"
    ) || (raw.len() <= 3
        && raw.starts_with('N')
        && raw.len() > 1
        && raw[1..].bytes().all(|byte| byte.is_ascii_digit()));
    if !letter || (text.joined(at) && at > 0 && !text.is_any_sign(at - 1, "$€£<>=≥≤([{+~")) {
        return false;
    }
    let small = raw.starts_with(char::is_lowercase);
    // `Save x hours`
    let verb_before = text
        .before(at)
        .is_some_and(|before| text.entry(before).is_verb());
    if raw == "x" && verb_before && text.is_word(at + 1) && !text.joined(at + 1) {
        return true;
    }
    if text.is_sign(at + 1, '%') || (at > 0 && text.is_any_sign(at - 1, "$€£<>=≥≤")) {
        return true;
    }
    let dotted = text.is_any_sign(at + 1, "+/.") && text.joined(at + 1) && text.joined(at + 2);
    if text.is_sign(at + 1, '-') || dotted || small {
        return false;
    }
    let Some(before) = text.before(at) else {
        return text.is_word(at + 1);
    };
    let entry = text.entry(before);
    entry.any_word(&[
        Word::From,
        Word::To,
        Word::By,
        Word::At,
        Word::Of,
        Word::Above,
        Word::Below,
        Word::Within,
        Word::In,
    ]) || (entry.any_verb(&[
        Verb::Reach,
        Verb::Gain,
        Verb::Staff,
        Verb::Work,
        Verb::Yield,
    ]) && text.is_word(at + 1)
        && !entry.is_noun())
}

fn placeholder_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = text.step(at);
    while text.is_any_sign(end, "_?") && text.joined(end) {
        end += 1;
    }
    end
}

const CURRENCIES: [(char, &str); 5] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
];

fn currency_sign(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let sign = text.token(at)?.sign()?;
    CURRENCIES
        .iter()
        .find(|(known, _)| *known == sign)
        .map(|(_, code)| *code)
}

const CURRENCY_WORDS: [(&str, &str); 16] = [
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("inr", "INR"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("pounds", "GBP"),
    ("franken", "CHF"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
];

fn currency_word(text: &Text<'_>, at: usize) -> Option<&'static str> {
    if !text.entry(at).noun(Noun::Currency) {
        return None;
    }
    let found = CURRENCY_WORDS.iter().find(|(word, _)| text.is(at, word));
    Some(found.map_or("currency", |(_, code)| *code))
}

/// The unit, before or behind; `None` when it turns out to be no quantity.
fn unit(text: &Text<'_>, it: &mut Quantity) -> Option<()> {
    // $1.2M, USD 5,000
    if let Some(before) = it.start.checked_sub(1)
        && let Some(code) = currency_sign(text, before).or_else(|| currency_word(text, before))
    {
        it.unit = Unit::Currency(code);
        it.start = before;
        return Some(());
    }
    let at = it.end;
    if text.is_sign(at, '+') && text.joined(at) {
        it.comparison = Some(Comparison::AtLeast);
        it.end += 1;
    }
    let at = it.end;
    let entry = text.entry(at);
    if text.is_any_sign(at, "%％‰") || entry.noun(Noun::Percent) {
        it.unit = Unit::Percent;
        it.end = text.step(at);
        let points = text.entry(it.end).noun(Noun::Points) || text.is(it.end, "points");
        if points && !text.entry(it.end).noun(Noun::Metric) {
            it.unit = Unit::Points;
            it.end = text.step(it.end);
        }
        if text.is_sign(it.end, '-')
            && text.joined(it.end)
            && text.entry(it.end + 1).noun(Noun::Points)
        {
            it.unit = Unit::Points;
            it.end = text.step(it.end + 1);
        }
    } else if entry.noun(Noun::Points) {
        it.unit = Unit::Points;
        it.end = text.step(at);
    } else if let Some(code) = currency_sign(text, at).or_else(|| currency_word(text, at)) {
        it.unit = Unit::Currency(code);
        it.end = at + 1;
    } else if entry.word(Word::Of)
        && let Some(code) = currency_word(text, at + 1)
    {
        // `1,5 millones de euros`
        it.unit = Unit::Currency(code);
        it.end = at + 2;
    } else if (entry.word(Word::Times) && (text.joined(at) || text.is(at, "times"))
        || text.is_any_sign(at, "×"))
        && !is_frequency(text, at)
    {
        it.unit = Unit::Times;
        it.end = at + 1;
    } else if text.is_sign(at, '-')
        && text.joined(at)
        && text.is_word(at + 1)
        && text.joined(at + 1)
    {
        // `7-day`, `first-30-day`; `5-star`
        it.attribute = !text.entry(at + 1).any_noun(&[Noun::Points, Noun::Unit]);
    } else if (entry.any_noun(&[Noun::Unit, Noun::Period]) && it.written != Written::Placeholder)
        && unit_fits(text, at)
    {
        it.unit = Unit::Named(at);
        it.end = text.step(at);
        it.attribute = is_adjective(text, at, it);
    } else if it.written == Written::Digits && it.start + 1 == it.end && is_year_alone(text, it) {
        return None;
    }
    if text.is_sign(it.end, '+') && text.joined(it.end) {
        it.comparison = Some(Comparison::AtLeast);
        it.end += 1;
    }
    Some(())
}

/// `60 day bucket`, `30 day trial`: a singular period before a noun.
fn is_adjective(text: &Text<'_>, at: usize, it: &Quantity) -> bool {
    let singular = [
        "day", "week", "month", "quarter", "year", "hour", "minute", "second",
    ];
    it.value != 1.0
        && singular.iter().any(|word| text.is(at, word))
        && text.is_word(at + 1)
        && text.entry(at + 1).is_noun() | !text.entry(at + 1).is_known()
}

/// Single letters are units only right behind the digits (`4.2s`, `30d`), but where a space is
/// usual (`2 s`).
fn unit_fits(text: &Text<'_>, at: usize) -> bool {
    text.raw(at).len() > 1 || text.joined(at) || text.lexicon.comma_is_decimal()
}

/// `3 times a week` says how often.
fn is_frequency(text: &Text<'_>, at: usize) -> bool {
    text.is(at, "times")
        && text
            .entry(text.step(at))
            .any_word(&[Word::Per, Word::Article])
}

fn is_year_alone(text: &Text<'_>, it: &Quantity) -> bool {
    let year = (1990.0..=2099.0).contains(&it.value) && text.raw(it.number.0).len() == 4;
    year && !text.is_word(it.end)
}

/// Comparisons, signs and the preposition before the quantity.
fn before(text: &Text<'_>, it: &mut Quantity, floor: usize) {
    let mut at = it.start;
    for _ in 0..8 {
        let Some(before) = text.before(at).filter(|&before| before >= floor) else {
            break;
        };
        let entry = text.entry(before);
        if let Some(sign) = text.token(before).and_then(super::token::Token::sign) {
            // `5% -> 3%`: the arrow is none of the number's own.
            if sign == '>'
                && before > 0
                && text.is_any_sign(before - 1, "-=")
                && text.joined(before)
            {
                break;
            }
            match sign {
                '<' => it.comparison = Some(Comparison::LessThan),
                '>' => it.comparison = Some(Comparison::MoreThan),
                '≤' | '⩽' => it.comparison = Some(Comparison::AtMost),
                '≥' | '⩾' => it.comparison = Some(Comparison::AtLeast),
                '=' => match it.comparison {
                    None if before > 0 && text.is_sign(before - 1, '<') => {
                        it.comparison = Some(Comparison::AtMost);
                        at = before;
                    }
                    None if before > 0 && text.is_sign(before - 1, '>') => {
                        it.comparison = Some(Comparison::AtLeast);
                        at = before;
                    }
                    _ => {}
                },
                '+' | '-' | '−' | '–' if text.joined(at) && !text.joined(before) => {
                    it.signed = Some(sign)
                }
                '~' | '≈' => {}
                _ => break,
            }
            at = at.min(before);
            if sign == '='
                && it.comparison.is_some()
                && before > 0
                && text.is_any_sign(before - 1, "<>")
            {
                at = before - 1;
            }
            continue;
        }
        if entry.word(Word::Above) && !(entry.word(Word::By)) {
            it.comparison = it.comparison.or(Some(
                if [
                    "over",
                    "above",
                    "more",
                    "greater",
                    "higher",
                    "exceeding",
                    "north",
                    "longer",
                    "past",
                    "better",
                ]
                .iter()
                .any(|word| text.is(before, word))
                    || entry.word(Word::Strict)
                {
                    Comparison::MoreThan
                } else {
                    Comparison::AtLeast
                },
            ));
        } else if entry.word(Word::Within) {
            it.comparison = it.comparison.or(Some(Comparison::AtMost));
            if it.relation == Relation::Nothing {
                it.relation = Relation::Within;
            }
        } else if entry.word(Word::Below) {
            it.comparison = it.comparison.or(Some(
                if [
                    "below", "under", "less", "fewer", "lower", "smaller", "shorter", "beneath",
                    "faster", "sub",
                ]
                .iter()
                .any(|word| text.is(before, word))
                    || entry.word(Word::Strict)
                {
                    Comparison::LessThan
                } else {
                    Comparison::AtMost
                },
            ));
        } else if entry.word(Word::Per) && it.unit != Unit::Percent {
            it.relation = Relation::Window;
            at = before;
            break;
        } else if entry.word(Word::All) && it.is_duration(text) {
            // `every 4 weeks`
            it.relation = Relation::Window;
        } else if is_span_word(text, before) || text.is(before, "first") && it.is_duration(text) {
            it.relation = Relation::Window;
        } else if entry.word(Word::From) && !entry.word(Word::Of) {
            it.relation = Relation::From;
            at = before;
            break;
        } else if entry.word(Word::To) && it.relation == Relation::Nothing {
            it.relation = Relation::To;
            at = before;
            break;
        } else if entry.word(Word::By) && it.relation == Relation::Nothing {
            it.relation = Relation::By;
            at = before;
            break;
        } else if entry.word(Word::At) && it.relation == Relation::Nothing {
            it.relation = Relation::At;
            at = before;
            break;
        } else if entry.word(Word::Of) && it.relation == Relation::Nothing {
            it.relation = Relation::Of;
            at = before;
            break;
        } else if !(entry.any_word(&[Word::Article, Word::Adverb])
            && !entry.is_verb()
            && !entry.is_noun())
        {
            break;
        }
        at = before;
    }
    it.lead = at;
}

/// `last 12 months`, `first 30 days`, `every 2 weeks`, `rolling 6 month`.
fn is_span_word(text: &Text<'_>, at: usize) -> bool {
    [
        "last",
        "past",
        "previous",
        "recent",
        "rolling",
        "trailing",
        "consecutive",
        "next",
        "coming",
    ]
    .iter()
    .any(|it| text.is(at, it))
        || text.entry(at).word(Word::Span)
}

/// `or less`, `or more`, `max`, behind the quantity.
fn behind(text: &Text<'_>, it: &mut Quantity) {
    let mut at = it.end;
    if text.is_any_sign(at, ",(") {
        at += 1;
    }
    let entry = text.entry(at);
    // Only words that cannot begin the next quantity's own comparison.
    let closes = ["or", "oder", "ou", "o"].iter().any(|it| text.is(at, it))
        || ["max", "maximum", "min", "minimum"]
            .iter()
            .any(|word| text.is(at, word))
            && text.number(at + 1).is_none();
    if closes && it.comparison.is_none() {
        if entry.word(Word::Below) {
            it.comparison = Some(Comparison::AtMost);
            it.end = text.step(at);
        } else if entry.word(Word::Above) {
            it.comparison = Some(Comparison::AtLeast);
            it.end = text.step(at);
        }
    }
}
