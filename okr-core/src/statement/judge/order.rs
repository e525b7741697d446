//! Statements that give an order: `Increase …`, `Write …`, `Hiring …`.

mod work;

use super::{Judge, Judgement, WORK};
use crate::{
    statement::{
        clause::{Clause, behind_verbs},
        finite::is_plural,
        inflection::Form,
        lexicon::{Entry, Noun, Value, Verb, Word},
        noun_phrase::{MEASURED, NounPhrase, noun_phrase},
        quantity::{Relation, Unit, Written},
    },
    values::{
        Certainty::{self, High, Low, Medium},
        StatementKind,
        StatementType::{self, Milestone, Outcome, Output},
    },
};

/// An order, and what its object is.
#[allow(clippy::struct_excessive_bools)] // what is asked of every object, answered once
struct Order<'o> {
    judge: &'o Judge<'o, 'o>,
    verb: usize,
    entry: &'o Entry,
    /// Behind the verb.
    from: usize,
    end: usize,
    object: NounPhrase,
    measured: bool,
    work: bool,
    event: bool,
    money: bool,
    level: bool,
    percent: bool,
    outsiders: bool,
    staffing: bool,
    objective: bool,
}

pub(super) fn judge(judge: &Judge<'_, '_>, clause: &Clause, verb: usize) -> Judgement {
    let text = judge.text;
    let from = behind_verbs(text, verb);
    let end = clause.tokens.end;
    let entry = text.entry(verb);
    let object = if entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve]) {
        judge.changed(from, end)
    } else {
        judge.object(from, end)
    };
    let measured = judge.is_measured(&object);
    let order = Order {
        judge,
        verb,
        entry,
        from,
        end,
        measured,
        work: judge.is_work(&object) && !is_standing(judge, &object),
        event: object.head_is(text, &[Noun::Event])
            || object.of_is(text, &[Noun::Event]) && !measured,
        money: judge
            .counted(from, end)
            .any(|it| matches!(it.unit, Unit::Currency(_))),
        level: judge.has_level(from, end),
        percent: (judge.counted(from, end)).any(|it| {
            it.unit == Unit::Percent && matches!(it.written, Written::Digits | Written::Placeholder)
        }),
        outsiders: object.head_is(text, OTHERS) || object.of_is(text, OTHERS),
        staffing: object.head_is(text, &[Noun::Staffing]) && !object.head_is(text, &[Noun::Metric]),
        objective: judge.kind == StatementKind::Objective,
        object,
    };
    order.judge()
}

/// `a leading position`: in an objective, no vacancy.
fn is_standing(judge: &Judge<'_, '_>, object: &NounPhrase) -> bool {
    judge.kind == StatementKind::Objective
        && object.head_is(judge.text, &[Noun::Staffing])
        && object.head_is(judge.text, &[Noun::State])
}

/// What the team does by itself.
const OWN: &[Verb] = &[Verb::Work, Verb::Staff, Verb::Lead];

/// Who acts freely, and what they bring.
const OTHERS: &[Noun] = &[Noun::Outsider, Noun::Response];

impl Order<'_> {
    fn is(&self, kind: StatementType, certainty: Certainty) -> Judgement {
        Judgement::new(
            kind,
            certainty,
            [Some(self.verb), self.object.head].into_iter().flatten(),
        )
    }

    /// The first where `sure`, else the second.
    fn sure(&self, kind: StatementType, sure: bool, otherwise: Certainty) -> Judgement {
        self.is(kind, if sure { High } else { otherwise })
    }

    fn head_is(&self, lists: &[Noun]) -> bool {
        self.object.head_is(self.judge.text, lists)
    }

    fn numbers(&self) -> bool {
        self.judge.counted(self.from, self.end).next().is_some()
    }

    fn has_pair(&self) -> bool {
        self.judge
            .counted(self.from, self.end)
            .any(|it| it.relation == Relation::From)
    }

    fn within(&self) -> bool {
        self.judge
            .counted(self.from, self.end)
            .any(|it| it.relation == Relation::Within)
    }

    fn judge(&self) -> Judgement {
        let entry = self.entry;
        if self.is_confirmed() {
            return self.is(Milestone, High);
        }
        if entry.verb(Verb::Multiply) {
            // `Halve the number of tests` takes away; `double` makes more.
            let fewer = matches!(entry.value, Some(Value::Multiple(times)) if times < 1.0);
            // `Double the visits`: what others bring, though the same word is work elsewhere.
            let made = self.work && !fewer && !self.head_is(OTHERS);
            return self.sure(if made { Output } else { Outcome }, self.measured, Medium);
        }
        if let Some(change) = self.shared_change() {
            return Judgement::new(Outcome, Medium, [self.verb, change]);
        }
        if self.objective
            && self.judge.text.entry(self.from).word(Word::That)
            && !(entry.verb(Verb::Act) && self.judge.text.entry(self.from).word(Word::Question))
            && !entry.verb(Verb::Ensure)
        {
            // `Show that …`
            return self.is(Outcome, Low);
        }
        if self.is_received() {
            return self.is(Outcome, Medium);
        }
        let yields = entry.verb(Verb::Yield) && !self.level && !self.measured;
        if entry.any_verb(&[Verb::Rise, Verb::Fall]) && !yields {
            return self.changes();
        }
        if entry.verb(Verb::Improve) {
            return self.improves();
        }
        let level_of = !entry.verb(Verb::Work)
            || self.head_is(&[Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money]);
        if entry.verb(Verb::Keep) && level_of {
            // `Keep a board with all tasks on it`: the level is of what stands on it.
            let aside = self.head_is(&[Noun::Artifact])
                && self.judge.text.entry(self.object.end).word(Word::With);
            // `Hold 0 open issues`
            let none = self.judge.zero(self.from, self.from + 3);
            let upkeep = self.work && (!self.level || aside) && !self.measured && !none;
            let kind = if upkeep { Output } else { Outcome };
            return self.sure(kind, self.measured || self.level, Medium);
        }
        if entry.verb(Verb::Become) {
            let made = entry.verb(Verb::Work) && self.work;
            return self.is(if made { Output } else { Outcome }, Medium);
        }
        if entry.verb(Verb::Be) {
            // `Be live in 3 countries`
            let done =
                self.judge.text.entry(self.from).word(Word::Done) && !self.head_is(&[Noun::State]);
            return self.is(if done { Output } else { Outcome }, Medium);
        }
        if entry.verb(Verb::Ensure) {
            return self.ensures();
        }
        if entry.verb(Verb::Have) {
            return self.has();
        }
        let people = self.outsiders || self.head_is(&[Noun::Insider]);
        let helps = entry.verb(Verb::Lead) && !entry.verb(Verb::Act);
        if helps && people && (self.objective || self.numbers()) {
            // `Help newcomers understand …`, but `Start a chapter`
            return self.is(Outcome, Medium);
        }
        if self.objective
            && entry.verb(Verb::Further)
            && self.head_is(&[Noun::Rise, Noun::Metric, Noun::State, Noun::Outsider])
        {
            return self.is(Outcome, Low);
        }
        if self.objective
            && !entry.any_verb(OWN)
            && self.outsiders
            && (entry.verb(Verb::Act) || !entry.is_verb())
        {
            return self.is(Outcome, Low);
        }
        if entry.verb(Verb::Make) {
            return self.makes();
        }
        if entry.verb(Verb::Staff) {
            return self.staffs();
        }
        if entry.verb(Verb::Gain) {
            return self.gains();
        }
        if self.spends() {
            return self.is(Output, Medium);
        }
        if entry.verb(Verb::Move) && !entry.any_verb(&[Verb::Work, Verb::Yield]) {
            // `Move every customer to the new version`: it is moved, and does not move.
            let moved = self.outsiders && !self.percent && !self.objective;
            let moves = !moved && (self.level || self.measured || self.objective);
            return self.sure(if moves { Outcome } else { Output }, moves, Low);
        }
        if entry.verb(Verb::Yield) {
            return self.yields();
        }
        if entry.verb(Verb::Remove) {
            return self.removes();
        }
        if entry.verb(Verb::Reach) {
            return self.reaches();
        }
        self.works()
    }

    /// `Measure and increase …`: of verbs that share an object, as many that change it as not.
    fn shared_change(&self) -> Option<usize> {
        let text = self.judge.text;
        let changes = |at: usize| {
            let entry = text.entry(at);
            entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve, Verb::Gain])
                && !entry.verb(Verb::Work)
        };
        // `Hire and onboard 3 engineers`
        let staffs = self.entry.verb(Verb::Staff);
        let own = self.staffing || self.head_is(&[Noun::Insider]) && !self.outsiders;
        if staffs || own || changes(self.verb) || self.from == text.step(self.verb) || self.work {
            return None;
        }
        let (mut change, mut other, mut found) = (0, 1, None);
        let mut at = text.step(self.verb);
        while at < self.from {
            if changes(at) {
                change += 1;
                found = Some(at);
            } else if text.entry(at).is_verb() {
                other += 1;
            }
            at = text.step(at);
        }
        found.filter(|_| change >= other)
    }

    /// `Pass the audit`, `Get the budget approved`.
    fn is_confirmed(&self) -> bool {
        let text = self.judge.text;
        // Behind what is had: `the budget approved`, but not `an approved budget`.
        let confirmed = (self.object.end..self.end.min(self.from + 12)).any(|at| {
            let entry = text.entry(at);
            entry.verb(Verb::Confirm) && entry.form(Form::Past) && !entry.form(Form::Base)
        });
        let examined = self.entry.verb(Verb::Confirm)
            && (self.event || self.entry.verb(Verb::Act) && !self.level && !self.work);
        let ratified =
            self.entry.verb(Verb::Confirm) && !self.entry.any_verb(&[Verb::Work, Verb::Act]);
        examined || ratified || self.entry.any_verb(&[Verb::Gain, Verb::Have]) && confirmed
    }

    /// `Featured in 3 newsletters`, `Mentioned by 5 podcasts`: what others do, counted.
    fn is_received(&self) -> bool {
        let (text, entry) = (self.judge.text, self.entry);
        let next = text.entry(text.step(self.verb));
        let theirs = entry.verb(Verb::Act) && !entry.verb(Verb::Work) && next.word(Word::By)
            || text.is(self.verb, "featured") && next.any_word(&[Word::In, Word::By, Word::At]);
        theirs && entry.form(Form::Past) && !entry.form(Form::Base) && self.numbers()
    }

    /// `Take two weeks of leave`: time that is one's own.
    fn spends(&self) -> bool {
        let text = self.judge.text;
        self.entry.verb(Verb::Move)
            && (self.judge.counted(self.from, self.end).next()).is_some_and(|it| {
                it.lead == self.from && it.is_duration(text) && text.entry(it.end).word(Word::Of)
            })
    }

    /// `Increase …`, `Reduce …`.
    fn changes(&self) -> Judgement {
        let text = self.judge.text;
        let team = self.objective && self.head_is(&[Noun::Insider]) && !self.head_is(MEASURED);
        let to = text.entry(self.object.end).word(Word::To) || text.entry(self.from).word(Word::To);
        let mut numbers = self.judge.counted(self.from, self.end);
        let places = numbers.next().is_some_and(|it| {
            it.unit == Unit::Plain && text.is_word(it.end) && it.relation != Relation::From
        }) && numbers.next().is_none();
        // `Expand into new markets`, `Expand to 3 countries`
        let into = self.entry.verb(Verb::Widen) && text.entry(self.from).word(Word::To);
        let spread = into && !self.percent && !self.money
            || to && places && !self.measured && (self.work || self.entry.verb(Verb::Widen));
        // `Increase sales calls by 25 %`: more of one's own doing.
        // `the number of add-ons per profile`, `events with an ID to 99 %`: a rate.
        let rate = text.entry(self.object.end).word(Word::Per)
            || (self.judge.counted(self.from, self.end))
                .any(|it| it.unit == Unit::Percent && it.relation == Relation::To);
        let produced = self.work
            && !rate
            && (!self.objective || !self.object.counts(text))
            && (self.object.counts(text)
                && (!self.entry.verb(Verb::Fall) || self.object.of_is(text, &[Noun::Staffing]))
                || self.head_is(&[Noun::Activity, Noun::Artifact])
                    && !self.head_is(MEASURED)
                    && self.entry.verb(Verb::Rise)
                    && self.numbers()
                    && !self.has_pair());
        // `Expand the offering`: into what one chooses.
        let offered = self.entry.verb(Verb::Widen)
            && !self.level
            && !self.measured
            && (self.work || self.object.of_is(text, WORK))
            && !self.head_is(&[Noun::State])
            && self.object.head.is_some();
        let own =
            !self.objective || self.entry.verb(Verb::Widen) && self.head_is(&[Noun::Artifact]);
        let things = self.work && !self.level && own && !self.object.any(text, MEASURED);
        // `Grow the newsletter to 10,000 subscribers`: those who take it are counted.
        let taken = !self.entry.verb(Verb::Widen)
            && !self.staffing
            && (self.judge.counted(self.from, self.end)).any(|it| {
                it.relation == Relation::To
                    && it.unit == Unit::Plain
                    && noun_phrase(text, it.end, self.end).head_is(text, OTHERS)
            });
        if taken {
            return self.is(Outcome, Medium);
        }
        if self.staffing || team || spread || produced || things || offered {
            return self.is(Output, Medium);
        }
        self.sure(Outcome, self.measured || self.level, Medium)
    }

    /// `Improve …`: by how much, or by doing what.
    fn improves(&self) -> Judgement {
        let doing = self.by_doing();
        // `Improve the tooling by adding 3 tools`: the work is what is counted.
        let work = doing
            .is_some_and(|by| self.judge.counted(self.from, by).next().is_none() && self.numbers());
        // `Upgrade the branding`: a thing that one makes.
        let thing = self.entry.verb(Verb::Work)
            && !self.measured
            && !self.head_is(&[Noun::State, Noun::Generic]);
        if !work && (self.objective && !thing || self.measured || self.level && doing.is_none()) {
            return self.sure(Outcome, self.measured, Medium);
        }
        if self.work || work || thing {
            return self.is(Output, Medium);
        }
        self.is(Outcome, Low)
    }

    /// Where `by adding …`, `through training …` stands.
    fn by_doing(&self) -> Option<usize> {
        let text = self.judge.text;
        (self.from..self.end).find(|&at| {
            let next = text.entry(text.step(at));
            text.entry(at).any_word(&[Word::By, Word::Means])
                && next.form(Form::Ing)
                && next.verb(Verb::Work)
        })
    }

    /// `Ensure that …`: what is ensured decides.
    fn ensures(&self) -> Judgement {
        let text = self.judge.text;
        let that = text.entry(self.from).word(Word::That);
        let start = if that {
            text.step(self.from)
        } else {
            self.from
        };
        let inner = Clause::within(text, start..self.end);
        if let Some(finite) = inner.finite {
            let judged = super::sentence::judge(self.judge, &inner, finite);
            let counted = self.level || self.numbers();
            let state = self.objective || judged.kind == Some(Outcome) && counted;
            return Judgement::new(
                if state { Outcome } else { Output },
                Medium,
                [self.verb, finite],
            );
        }
        let state = (self.measured || self.objective) && !self.work;
        self.is(if state { Outcome } else { Output }, Medium)
    }

    /// `Have ten customers use it`, `Have a plan in place`.
    fn has(&self) -> Judgement {
        let text = self.judge.text;
        // `among those who completed it` tells which ones.
        let done = (self.from..self.end)
            .take_while(|&at| !text.entry(at).word(Word::That))
            .any(|at| text.entry(at).word(Word::Done) && !text.entry(at).is_noun());
        let level = self.measured && !self.work && (!done || self.head_is(OTHERS));
        let better = (0..2).any(|by| text.entry(self.from + by).word(Word::Better));
        // `Having 10,000 companies committed`
        let doing = text.entry(self.object.end).is_verb();
        let own = self.staffing || self.head_is(&[Noun::Insider]) && !self.outsiders && !doing;
        let crowd = !done && !self.work && !own && self.numbers();
        // `Have a project with 200 stars`
        let brought = (self.judge)
            .brought_with(self.object.end, self.end)
            .is_some();
        // `Have a project reach …`: what it does counts.
        let behind = text.entry(self.object.end);
        let acts =
            behind.is_verb() && behind.form(Form::Base) && !behind.is_noun() && self.numbers();
        let state = level
            || brought
            || crowd
            || acts
            || better
            || self.percent && !done
            || self.objective && !self.work;
        self.is(if state { Outcome } else { Output }, Medium)
    }

    /// `Make $5,000 a month`, `Make the site easy to use`, `Make available …`.
    fn makes(&self) -> Judgement {
        let text = self.judge.text;
        let number = (self.judge.counted(self.from, self.end))
            .any(|it| it.unit == Unit::Plain && it.written != Written::All);
        let changes = self.head_is(&[Noun::Rise]) || self.object.any(text, &[Noun::Rise]);
        // `Make the editor fast`: how it is to be is the goal.
        let last = self.object.end.saturating_sub(1).max(self.from);
        let state_of = self.objective && text.entry(last).any_word(&[Word::Praise, Word::Better]);
        let thing = self.head_is(&[Noun::Artifact]) && self.object.end >= self.end && !state_of;
        let done =
            (self.from..self.end.min(self.from + 8)).any(|at| text.entry(at).word(Word::Open));
        let article = text.entry(self.from).word(Word::Article) || self.objective;
        // `Make online orders 30 % of all sales`: what they are to be of something else.
        let share = (self.judge.counted(self.from + 1, self.end)).any(|it| {
            it.unit == Unit::Percent
                && it.written == Written::Digits
                && it.lead == it.start
                && (text.entry(it.end).word(Word::Of) || text.is(it.end, "of"))
        });
        let state = self.money
            || share
            || self.measured && !number
            || article && !number && !done && !changes && !thing
            || text.entry(last).word(Word::Better)
            || (last.saturating_sub(1)..=self.object.end).any(|at| {
                at > self.from && text.is_word(at + 1) && text.entry(at).word(Word::More)
            })
            || text.entry(self.object.end).word(Word::Better) && self.object.end + 1 >= self.end
            || text.entry(self.from).word(Word::More);
        self.sure(if state { Outcome } else { Output }, self.money, Medium)
    }

    /// `Hire 3 engineers`; `Recruit 50 volunteers` is for others to follow.
    fn staffs(&self) -> Judgement {
        // `Hire and keep the best people`
        let text = self.judge.text;
        let kept = (text.step(self.verb)..self.from).any(|at| text.entry(at).verb(Verb::Keep));
        if self.objective && kept {
            return self.is(Outcome, Low);
        }
        if !self.staffing
            && self.level
            && self.percent
            && !self
                .object
                .any(self.judge.text, &[Noun::Staffing, Noun::Insider])
        {
            return self.is(Outcome, Low);
        }
        let members = self.head_is(&[Noun::Outsider])
            && !self.head_is(&[Noun::Staffing, Noun::Insider])
            && self.numbers()
            && self.entry.verb(Verb::Award);
        if members {
            self.is(Outcome, Low)
        } else {
            self.is(Output, High)
        }
    }

    /// `Win …`, `Close …`, `Sign …`.
    fn gains(&self) -> Judgement {
        let entry = self.entry;
        let text = self.judge.text;
        if self.event && !self.money && !(entry.verb(Verb::Work) && self.work) {
            return self.is(Milestone, Medium);
        }
        let closed = entry.verb(Verb::Settle)
            && !self.outsiders
            && !self.money
            && !self.percent
            && !self.within();
        // `Close 100 % of the findings`: a list that is worked off.
        let listed = entry.verb(Verb::Settle)
            && self.percent
            && (self.judge.counted(self.from, self.end)).any(|it| {
                it.value == 100.0 && it.start <= self.from + 1 && text.entry(it.end).word(Word::Of)
            })
            && !self.head_is(&[Noun::Response, Noun::Outsider, Noun::Money]);
        let closed = closed || listed;
        // What others give (`win`, `earn`, `secure`) is theirs, whatever it is.
        let given = entry.verb(Verb::Award) && self.numbers();
        // `Get 5 contributors or patches`
        let others = self.head_is(&[Noun::Response, Noun::Outsider, Noun::Money])
            || self.numbers() && self.object.first_is(self.judge.text, OTHERS);
        let own = (self.work || self.head_is(&[Noun::Trouble])) && !given && !others && !self.level;
        // `Obtain a scale`, `Get feedback`: had by asking for it, unless it is counted.
        let asked = !entry.verb(Verb::Award)
            && !entry.verb(Verb::Settle)
            && !self.numbers()
            && !self.measured
            && !self.outsiders
            && !self.objective
            && !self.object.any(self.judge.text, &[Noun::State])
            && self.judge.text.is_word(self.from)
            && !self.judge.text.entry(self.from).is_verb();
        let staff = asked || self.staffing || self.head_is(&[Noun::Insider]) && !self.outsiders;
        let task = self.objective && entry.verb(Verb::Work) && !self.outsiders && !self.measured;
        if own || closed || staff || task {
            return self.is(Output, Medium);
        }
        self.sure(Outcome, self.measured || self.money || self.outsiders, Low)
    }

    /// `Deliver …`, `Drive …`, `Generate …`.
    fn yields(&self) -> Judgement {
        let praised = self
            .judge
            .text
            .entry(self.from)
            .any_word(&[Word::Praise, Word::Better])
            || self
                .judge
                .text
                .entry(self.from + 1)
                .any_word(&[Word::Praise, Word::Better]);
        let value = self.objective
            && !self.work
            && (praised || self.head_is(&[Noun::State, Noun::Generic, Noun::Metric]));
        // `Enable teachers to see …`: others do it.
        let text = self.judge.text;
        let to =
            text.entry(self.object.end).word(Word::To) && text.entry(self.object.end + 1).is_verb();
        let value = value || self.objective && to && !self.work;
        let made = self.entry.verb(Verb::Work) && self.work && !self.money && !self.level;
        // `Add an alert`: no one brings trouble about to have it.
        let trouble = self.head_is(&[Noun::Trouble]) && !self.head_is(&[Noun::Metric]);
        let measured = self.measured && !(trouble && self.entry.verb(Verb::Yield));
        // `Add 3 partner contracts`: others sign them.
        let agreed = self.event && self.numbers() && !self.work && self.entry.verb(Verb::Yield);
        // `Enable interaction through the API`: what is made possible is made, unless it is counted.
        let single = (self.object.head).is_some_and(|head| !is_plural(text, head));
        let possible = (self.entry.verb(Verb::Work) || single && !self.entry.verb(Verb::Move))
            && !self.objective
            && !self.numbers()
            && self.head_is(&[Noun::Response])
            && !self.head_is(&[Noun::Metric, Noun::Money]);
        let measured = measured && !possible;
        let brought = measured || self.money || self.percent && !self.work || value || agreed;
        if brought && !self.staffing && !made {
            return self.sure(Outcome, self.measured || self.money, Medium);
        }
        if let Some(result) = self.judge.result(self.from, self.end) {
            return Judgement::new(Outcome, Medium, [self.verb, result]);
        }
        if self.entry.verb(Verb::Move) && self.level && !self.work {
            return self.is(Outcome, Medium);
        }
        self.sure(Output, self.work, Medium)
    }

    /// `Eliminate …`, `Resolve …`.
    fn removes(&self) -> Judgement {
        let counted = self.judge.counted(self.from, self.end).any(|it| {
            it.unit == Unit::Plain
                && it.written != Written::None
                && it.relation == Relation::Nothing
        });
        let one_by_one = self.entry.any_verb(&[Verb::Settle, Verb::Gain]);
        let lessened = self.measured && !counted && (!self.work || self.level) && !one_by_one;
        let theirs = self.objective && self.object.any(self.judge.text, &[Noun::Outsider]);
        let share = self.level && self.percent && !self.work && !one_by_one;
        let prevented = self.entry.verb(Verb::Prevent)
            || self.objective && !self.entry.verb(Verb::Settle) && !self.work;
        let state = lessened || prevented || theirs || share || self.level && self.within();
        self.is(if state { Outcome } else { Output }, Medium)
    }

    /// `Achieve …`, `Reach …`.
    fn reaches(&self) -> Judgement {
        let text = self.judge.text;
        // `Rank page 1 for …`: a place that others give.
        let place = text.number(self.from).is_some()
            || text.is_sign(self.from, '#')
            || text.entry(self.from).word(Word::In)
            || ["page", "first", "top"]
                .iter()
                .any(|it| text.is(self.from, it));
        if text.is(self.verb, "rank") && (place || text.entry(self.from).word(Word::Article)) {
            // `Rank the applicants`
            return self.is(if place { Outcome } else { Output }, Medium);
        }
        let share_of_other = self.percent && !self.object.any(text, WORK);
        // `Meet monthly with each of them`: people, and no level.
        let people = self
            .object
            .head
            .is_none_or(|head| !text.entry(head).is_noun())
            && (self.from..=self.object.end.min(self.from + 2))
                .any(|at| text.entry(at).word(Word::With))
            && !self.level;
        let made = self.work && !self.measured && !self.money && !share_of_other || people;
        let hiring = self.object.any(text, &[Noun::Staffing])
            && !self.head_is(&[Noun::Metric, Noun::Duration])
            && !is_standing(self.judge, &self.object);
        // `Achieve 24 posts with 50k+ impressions`
        if made
            && !self.objective
            && let Some(brought) = self.judge.brought_with(self.object.end, self.end)
        {
            return Judgement::new(Outcome, Medium, [self.verb, brought]);
        }
        if made || hiring || self.objective && self.head_is(WORK) && !self.measured {
            return self.is(Output, Medium);
        }
        if self.event && !self.measured && !self.numbers() {
            return self.is(Milestone, Medium);
        }
        self.sure(Outcome, self.measured || self.level, Medium)
    }
}
