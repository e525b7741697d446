//! Which quantity is the baseline, which the target.

use super::{
    clause::{Clause, behind_verbs},
    direction::{LEVELS, named_change},
    lexicon::{Noun, Verb, Word},
    noun_phrase::noun_phrase,
    quantity::{Quantity, Relation, Unit, Written},
    text::Text,
};
use crate::values::Comparison;

/// What the quantities of a statement are for, as indices.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub(super) baseline: Option<usize>,
    pub(super) target: Option<usize>,
    /// The other end of the target's range.
    pub(super) range_end: Option<usize>,
    /// Whether the target is a change and not a level.
    pub(super) relative: bool,
}

/// What a quantity is to the one next to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Nothing,
    /// From this to the next.
    Change,
    /// This or the next, or between.
    Range,
}

/// The main verb of a statement: that of its first clause that has one.
#[derive(Clone, Copy, Debug)]
pub(super) struct MainVerb {
    pub(super) at: usize,
    pub(super) order: bool,
}

pub(super) fn main_verb(text: &Text<'_>, clauses: &[Clause]) -> Option<MainVerb> {
    verb_of(text, clauses.first()?)
}

/// The verb of a clause, past `is`, `has`, `will`.
pub(super) fn verb_of(text: &Text<'_>, clause: &Clause) -> Option<MainVerb> {
    if let Some(at) = clause.order {
        return Some(MainVerb { at, order: true });
    }
    let mut at = clause.finite?;
    for _ in 0..4 {
        let entry = text.entry(at);
        let next = text.entry(text.step(at));
        let auxiliary = entry.any_verb(&[Verb::Be, Verb::Modal, Verb::Have])
            || entry.word(Word::Adverb) && !entry.is_verb();
        if !auxiliary || !(next.is_verb() || next.word(Word::Adverb)) {
            break;
        }
        at = text.step(at);
    }
    Some(MainVerb { at, order: false })
}

pub(super) fn roles(text: &Text<'_>, all: &[Quantity], verb: Option<MainVerb>) -> Roles {
    let changes = verb.is_some_and(|verb| {
        text.entry(verb.at).any_verb(&[
            Verb::Rise,
            Verb::Fall,
            Verb::Improve,
            Verb::Move,
            Verb::Multiply,
        ])
    });
    let mut roles = Roles::default();
    let mut best = REFUSED;
    let mut scopes = Scopes::new(text, verb);
    // What the quantity before is to this one, and this one to the next; the same of the target.
    let mut to_next = Pair::Nothing;
    let mut of_target = (Pair::Nothing, Pair::Nothing);
    for (at, it) in all.iter().enumerate() {
        let scope = scopes.of(it);
        let to_this = to_next;
        to_next = pair(text, all, at, changes);
        let paired = to_this == Pair::Change;
        let ranged = to_this == Pair::Range;
        if to_next == Pair::Change || (!paired && !ranged && is_baseline(text, all, at, changes)) {
            // The baseline of the pair that is chosen wins; a lone one stands in for it.
            if roles.baseline.is_none() && to_next != Pair::Change {
                roles.baseline = Some(at);
            }
            continue;
        }
        // `scores (0–1)`: the scale, not the pass mark.
        let scale = to_next == Pair::Range && it.unit == Unit::Plain && in_brackets(text, it.start);
        if ranged || scale {
            continue;
        }
        // `Train … for all teams`: what the work covers, if nothing else is counted.
        if covers(text, it) && (all.len() > 1 || !is_covered(text, it, verb, scope)) {
            continue;
        }
        let mut worth = worth(text, all, it, verb, scope);
        if changes && matches!(it.relation, Relation::By | Relation::To) {
            worth += 1.5;
        }
        if paired {
            // `99 % success (failures from 30 % to 10 %)`: beside a level, an aside.
            let aside = in_brackets(text, it.start)
                && roles.target.is_some_and(|target| {
                    let level = &all[target];
                    let shares = level.unit == Unit::Percent && it.unit == Unit::Percent;
                    // `18 % increase in ratings (62 % to 80 %)`: the change, and its levels.
                    let change = named_change(text, level).is_some();
                    shares && !change && level.value.total_cmp(&it.value).is_ne()
                });
            worth += match scope {
                Scope::Main if !aside => 5.0,
                _ => 2.0,
            };
        }
        worth -= 0.01 * at.min(50) as f64;
        if worth > best {
            best = worth;
            roles.target = Some(at);
            of_target = (to_this, to_next);
        }
    }
    if let Some(target) = roles.target {
        let paired = of_target.0 == Pair::Change;
        if paired {
            roles.baseline = Some(target - 1);
        }
        if of_target.1 == Pair::Range {
            roles.range_end = Some(target + 1);
        }
        roles.relative = !paired && is_relative(text, &all[target], verb);
    }
    roles
}

/// What a quantity must be worth more than to be a target.
const REFUSED: f64 = -4.0;

fn pair(text: &Text<'_>, all: &[Quantity], at: usize, changes: bool) -> Pair {
    let (Some(this), Some(next)) = (all.get(at), all.get(at + 1)) else {
        return Pair::Nothing;
    };
    if this.attribute || next.attribute {
        return Pair::Nothing;
    }
    let between = this.end..next.start;
    let close = between.len() <= 8
        && !between
            .clone()
            .any(|at| text.is_any_sign(at, ";") || text.is_sign(at, '.') && !text.joined(at + 1));
    if this.relation == Relation::From && close && next.relation == Relation::To {
        return Pair::Change;
    }
    let arrow = !between.is_empty()
        && between.len() <= 3
        && between.clone().all(|at| text.is_any_sign(at, "→➔⟶➜⇒-–=>"))
        && between.clone().any(|at| text.is_any_sign(at, "→➔⟶➜⇒>"));
    if arrow {
        return Pair::Change;
    }
    if next.relation == Relation::To
        && this.end == next.lead
        && this.relation != Relation::To
        && this.relation != Relation::Window
    {
        // `down from 9 to 4`
        let was = text
            .before(this.lead)
            .is_some_and(|before| text.entry(before).word(Word::Was));
        let levels = this.unit != Unit::Plain && next.unit != Unit::Plain;
        return if changes || was || levels {
            Pair::Change
        } else {
            Pair::Range
        };
    }
    // `3-5`, `3 bis 5`
    let until = between.len() == 1 && text.entry(this.end).word(Word::Until);
    let dash = between.len() == 1
        && text.is_any_sign(this.end, "-–—")
        && text.joined(this.end) == text.joined(next.start)
        || until;
    let and = between.len() == 1
        && text.entry(this.end).word(Word::And)
        && text
            .before(this.lead)
            .is_some_and(|before| text.entry(before).word(Word::Between));
    if dash || and {
        Pair::Range
    } else {
        Pair::Nothing
    }
}

/// Whether a quantity says where things stand: `(currently 35)`, `up from 64 %`, `9 today`.
fn is_baseline(text: &Text<'_>, all: &[Quantity], at: usize, changes: bool) -> bool {
    let it = &all[at];
    if it.attribute || matches!(it.written, Written::All | Written::Multiple) {
        return false;
    }
    // `9 today`, `9 tickets today`, `9 (today)`
    let mut next = it.end;
    for _ in 0..3 {
        let entry = text.entry(next);
        // `(currently ~$2M)` is said of the number that comes.
        let mut behind = text.step(next);
        while text.is_any_sign(behind, "~≈$€£¥₹<>=:+-") {
            behind += 1;
        }
        let of_next = text.number(behind).is_some();
        if entry.word(Word::Now)
            && !of_next
            && !text.is(next, "current")
            && !text.is(next, "existing")
        {
            return true;
        }
        let passed =
            text.is_sign(next, '(') || entry.is_noun() && next == it.end || entry.word(Word::Per);
        if !passed {
            break;
        }
        next = text.step(next);
    }
    if it.relation == Relation::From {
        let bracket = it.lead > 0 && text.is_any_sign(it.lead - 1, "([,");
        // `from 3-5 customers`
        let end = match all.get(at + 1) {
            Some(next) if next.start == it.end + 1 && text.is_any_sign(it.end, "-–") => next.end,
            _ => it.end,
        };
        let counted = text.is_word(end)
            && it.unit == Unit::Plain
            && !text
                .entry(end)
                .any_word(&[
                    Word::Per,
                    Word::To,
                    Word::By,
                    Word::In,
                    Word::Up,
                    Word::Down,
                    Word::Above,
                    Word::Below,
                ])
            // `feedback from 80 % of users`
            || it.unit == Unit::Percent && text.entry(it.end).word(Word::Of);
        // `Increase leads from 3 partners`: whose, unless a level to reach comes behind.
        let reached =
            || (all[at + 1..].iter().take(2)).any(|it| matches!(it.relation, Relation::To));
        let level = || text.entry(it.end).any_noun(LEVELS) || it.unit == Unit::Percent;
        return bracket || !counted || changes && (level() || reached());
    }
    // `(current 47)`, `current state is 3,315`, `was 61 %`, `baseline: 42`, `vs. 35`
    let mut before = it.lead;
    for _ in 0..6 {
        let Some(last) = text.before(before) else {
            break;
        };
        let entry = text.entry(last);
        // `Present 3 ideas`: an order.
        if entry.word(Word::Now) && entry.is_verb() && last == 0 {
            break;
        }
        if entry.word(Word::Versus) && text.before(last).is_some() {
            // `vs. £2M budget`: what was planned.
            let planned = text
                .entry(it.end)
                .any_noun(&[Noun::Target, Noun::Money, Noun::Artifact]);
            return (!all[..at].is_empty() || it.unit != Unit::Plain) && !planned;
        }
        if entry.noun(Noun::Baseline)
            || (entry.word(Word::Now) && last + 1 == before)
            // `was 4.6+`: a bound that held, and no level.
            || entry.word(Word::Was)
                && !(entry.is_verb() && last == 0)
                && !(entry.verb(Verb::Be) && it.comparison.is_some())
        {
            return true;
        }
        if entry.word(Word::Now) {
            // `current state is`, `current: …`, in brackets or a sentence of its own
            let opened = last == 0 || text.is_any_sign(last - 1, "([,;.-–—:");
            return opened;
        }
        // `(Q3: 5,100)`, `(the May total is 42)`: behind a date that was set aside, with the goal before.
        if text.is_sign(last, '(') && last > 0 && at > 0 && dated(text, last, it.lead) {
            return true;
        }
        let passed = text.is_any_sign(last, ":=~≈")
            || text.is_sign(last, '.') && last > 0 && text.entry(last - 1).word(Word::Versus)
            || entry.verb(Verb::Be)
            || entry.any_word(&[
                Word::At,
                Word::Of,
                Word::Article,
                Word::Adverb,
                Word::Standing,
            ]);
        if !passed {
            break;
        }
        before = last;
    }
    false
}

/// Whether something was set aside between two tokens that are some words apart.
fn dated(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let between = |one: usize, other: usize| {
            let (one, other) = (text.token(one)?, text.token(other)?);
            text.title.get(one.span.end()..other.span.start())
        };
        between(at, at + 1).is_some_and(|gap| gap.bytes().any(|byte| byte.is_ascii_alphanumeric()))
    })
}

/// What kind of clause a quantity stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Main,
    /// `with …`
    With,
    /// `that …`, `who …`, `to reduce …`: it tells which ones, or what for.
    That,
    /// `Analyze which accounts …`: the clause is the object.
    Object,
}

/// Tells the scope of one quantity after the other, in one pass over the tokens.
struct Scopes<'s, 't> {
    text: &'s Text<'t>,
    verb: Option<MainVerb>,
    /// Behind the verb of an order.
    object: Option<usize>,
    /// How far the pass is, and the scope there.
    at: usize,
    scope: Scope,
}

impl<'s, 't> Scopes<'s, 't> {
    fn new(text: &'s Text<'t>, verb: Option<MainVerb>) -> Self {
        let object = verb
            .filter(|verb| verb.order)
            .map(|verb| text.step(verb.at));
        Self {
            text,
            verb,
            object,
            at: 0,
            scope: Scope::Main,
        }
    }

    /// That of a quantity; none before it may be asked for afterwards.
    fn of(&mut self, it: &Quantity) -> Scope {
        let (text, object) = (self.text, self.object);
        while self.at < it.start {
            let at = self.at;
            let entry = text.entry(at);
            let purpose = entry.word(Word::To)
                && text.number(text.step(at)).is_none()
                && text.entry(text.step(at)).any_verb(&[
                    Verb::Rise,
                    Verb::Fall,
                    Verb::Improve,
                    Verb::Keep,
                    Verb::Reach,
                ])
                && !text.entry(text.step(at)).word(Word::Better);
            let ensured = || {
                (self.verb).is_some_and(|verb| text.entry(verb.at).verb(Verb::Ensure))
                    || text.is(at, "that")
            };
            if entry.word(Word::That) && object == Some(at) && ensured() {
                // `Ensure that …`: the clause is the goal.
            } else if entry.word(Word::That) && object == Some(at) {
                self.scope = Scope::Object;
            } else if entry.word(Word::That) || purpose {
                self.scope = self.scope.max_with(Scope::That);
            } else if entry.word(Word::With) && entry.length <= 1 {
                self.scope = self.scope.max_with(Scope::With);
            } else if text.is_any_sign(at, ",;.:") && !text.joined(at + 1)
                || entry.word(Word::Result)
            {
                self.scope = Scope::Main;
            }
            self.at = text.step(at);
        }
        self.scope
    }
}

impl Scope {
    fn max_with(self, other: Self) -> Self {
        if self as u8 >= other as u8 {
            self
        } else {
            other
        }
    }
}

/// `share of users with 2+ orders`: said of people, behind something that has a level.
fn describes_people(text: &Text<'_>, it: &Quantity) -> bool {
    let with = text
        .before(it.lead)
        .filter(|&at| text.entry(at).word(Word::With));
    let people = with.and_then(|with| text.before(with));
    people.is_some_and(|at| {
        text.entry(at).noun(Noun::Outsider)
            && (0..at).any(|it| text.entry(it).any_noun(&[Noun::Metric, Noun::Counter]))
    })
}

/// How likely a quantity is the pass mark.
fn worth(
    text: &Text<'_>,
    all: &[Quantity],
    it: &Quantity,
    verb: Option<MainVerb>,
    subordinate: Scope,
) -> f64 {
    if it.attribute || it.relation == Relation::Window {
        return REFUSED;
    }
    let next = text.entry(it.end);
    let before = text.before(it.lead);
    // `30 % discount`, `100 % remote`
    if next.noun(Noun::Term) && it.unit != Unit::Plain {
        return REFUSED;
    }
    let mut worth = 0.0;
    let named = before.is_some_and(|before| {
        text.entry(before).noun(Noun::Target)
            || text.is_any_sign(before, ":=")
                && text
                    .before(before)
                    .is_some_and(|word| text.entry(word).noun(Noun::Target))
            || text.entry(before).any_word(&[Word::Below, Word::Above])
                && text
                    .before(before)
                    .is_some_and(|word| text.entry(word).noun(Noun::Target))
    });
    if named {
        worth += 6.0;
    }
    worth -= match subordinate {
        Scope::Main => 0.0,
        // `users with 3+ orders`: which ones.
        Scope::With if describes_people(text, it) => return REFUSED,
        Scope::With => 0.8,
        Scope::That => 3.0,
        Scope::Object => return REFUSED,
    };
    if in_brackets(text, it.start) {
        // `Research complete (8 papers read)`: how, not how much.
        let aside = it.unit == Unit::Plain
            && it.written == Written::Digits
            && it.relation == Relation::Nothing
            && it.comparison.is_none()
            && text.is_word(it.end)
            && verb.is_some_and(|verb| {
                let entry = text.entry(verb.at);
                entry.any_verb(&[Verb::Work]) && !entry.any_verb(&[Verb::Rise, Verb::Gain])
            });
        worth -= if aside && !named { 4.5 } else { 2.0 };
    }
    match it.written {
        // `(baseline needed)` says that a number is missing, but not where.
        Written::Placeholder if text.step(it.number.0) > it.number.0 + 1 => return REFUSED,
        Written::All if !covers(text, it) && !all_counts(text, it, verb) => return REFUSED,
        // At the start, `no` is the pass mark: `Zero incidents open for 7 days`.
        Written::None if it.start <= 1 => {
            // `No patient waits longer than 4 hours`: the bound is the pass mark.
            let exceeded = (all.iter().filter(|other| other.start > it.end))
                .any(|other| other.comparison == Some(Comparison::MoreThan));
            worth -= if exceeded { 2.0 } else { 0.0 };
        }
        Written::None => worth -= 0.6,
        Written::All => worth -= 1.5,
        _ => {}
    }
    let order = verb.filter(|verb| verb.order);
    let change = verb.is_some_and(|verb| {
        text.entry(verb.at)
            .any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve, Verb::Multiply])
    });
    if it.is_duration(text) && !named {
        let metric = (0..it.lead.min(24))
            .any(|at| text.entry(at).any_noun(&[Noun::Duration, Noun::Period]))
            || text.entry(it.end).noun(Noun::Duration);
        let bounded = it.comparison.is_some()
            || matches!(
                it.relation,
                Relation::To | Relation::By | Relation::At | Relation::Of
            );
        let within = it.relation == Relation::Within;
        let window = before.is_some_and(|before| {
            text.entry(before).any_word(&[Word::In, Word::For]) || text.is(before, "over")
        });
        worth -= match (within, window) {
            (true, _) => 1.0,
            (_, true) => {
                if text.entry(before.unwrap_or(0)).word(Word::For) {
                    4.0
                } else {
                    3.5
                }
            }
            _ if bounded || metric || change => 0.0,
            _ => 1.0,
        };
    }
    // `purchases > $25k`: which ones, unless the verb asks for the level.
    if let (Some(before), Some(order)) = (before, order)
        && it.comparison.is_some()
        && matches!(it.unit, Unit::Currency(_))
        && text.entry(order.at).any_verb(&[Verb::Work])
        && !text.entry(order.at).any_verb(&[Verb::Yield, Verb::Gain])
        && text.entry(before).any_noun(&[
            Noun::Response,
            Noun::Outsider,
            Noun::Artifact,
            Noun::Event,
        ])
    {
        return REFUSED;
    }
    worth
}

/// Whether `all` counts the units of progress: right behind the verb or at the start.
fn all_counts(text: &Text<'_>, it: &Quantity, verb: Option<MainVerb>) -> bool {
    // `Update and publish all manuals`: behind the verbs that share it.
    let from = verb
        .filter(|verb| verb.order)
        .map_or(0, |verb| behind_verbs(text, verb.at));
    let near = it.start >= from && it.start - from <= 1 || it.start <= 1;
    let ensured = text
        .before(it.start)
        .is_some_and(|before| text.entry(before).verb(Verb::Ensure));
    let plural = noun_phrase(text, it.end, text.len()).head.is_some();
    (near || ensured) && plural
}

/// `for each`, `on all`
pub(super) fn covers(text: &Text<'_>, it: &Quantity) -> bool {
    text.entry(text.start_of(it.start)).word(Word::Covers)
}

/// Whether work is to cover all of something: `Write a guide for each service`, `Forms live on
/// all pages`; not `each month`, and not who may use it: `available to all users`.
fn is_covered(text: &Text<'_>, it: &Quantity, verb: Option<MainVerb>, scope: Scope) -> bool {
    let works = verb.is_none_or(|verb| {
        let entry = text.entry(verb.at);
        entry.any_verb(&[
            Verb::Work,
            Verb::Staff,
            Verb::Yield,
            Verb::Reach,
            Verb::Found,
            Verb::Ensure,
            Verb::TakePart,
        ]) || entry.word(Word::Done)
    });
    let phrase = noun_phrase(text, it.end, text.len());
    let counted =
        phrase.head.is_some() && !phrase.head_is(text, &[Noun::Period, Noun::Month, Noun::Event]);
    let open = phrase.head_is(text, &[Noun::Outsider])
        && text
            .before(text.start_of(it.start))
            .is_some_and(|before| text.entry(before).word(Word::Open));
    works && counted && !open && scope == Scope::Main && verb.is_some()
}

fn in_brackets(text: &Text<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at)
        .rev()
        .find(|&before| text.is_any_sign(before, "()[]"))
        .is_some_and(|before| text.is_any_sign(before, "(["))
}

/// Whether a target is a change: `by 30 %`, `increase … 25 %`, `20 % lift`, `+12 pp`.
fn is_relative(text: &Text<'_>, it: &Quantity, verb: Option<MainVerb>) -> bool {
    let share = matches!(it.unit, Unit::Percent | Unit::Points | Unit::Times);
    if it.unit == Unit::Points || it.written == Written::Multiple {
        return true;
    }
    if it.relation == Relation::By {
        return true;
    }
    let change = verb.is_some_and(|verb| {
        let entry = text.entry(verb.at);
        entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve]) && verb.at < it.start
    });
    let direct = it.relation == Relation::Nothing && it.comparison.is_none();
    let next = text.entry(it.end);
    let raised = next.any_noun(&[Noun::Rise, Noun::Fall])
        || next.any_word(&[Word::More, Word::Less, Word::Better]);
    if raised && (share || text.entry(it.end).any_noun(&[Noun::Rise, Noun::Fall]))
        || named_change(text, it).is_some()
    {
        return true;
    }
    let up = text.before(it.lead).is_some_and(|before| {
        text.entry(before).any_word(&[Word::Up, Word::Down]) && text.entry(before).length <= 1
    });
    // `NPS up 50`: said of what has a level.
    let level_up = up
        && direct
        && it.unit == Unit::Plain
        && !text.is_word(it.end)
        && (text.before(it.lead))
            .and_then(|up| text.before(up))
            .is_some_and(|at| text.entry(at).any_noun(LEVELS) || text.is_sign(at, ')'));
    share && ((change && direct) || it.signed.is_some() || up)
        || level_up
        || it.signed == Some('+') && it.relation == Relation::Nothing && it.comparison.is_none()
}
