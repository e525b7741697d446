//! Key results, their history, plan and source.

use super::{Begun, Members, Read, Reader, value::usual_title};
use crate::{
    diagnostic::{Code, Path},
    model::{
        AmendmentRow, CheckInExtraRow, CheckInRow, KeyResultExtraRow, KeyResultRow, NONE, Noun,
        PlanRow, Rows, SourceRow, StepRow, Text,
    },
    values::{Commitment, MAX_MAGNITUDE, PlanCurve, Role},
    wire::json::{Days, Kind, Lexer},
};

pub(super) const KEY_RESULT: Members = Members::new(&[
    ("id", true),
    ("title", true),
    ("description", false),
    ("measure", true),
    ("unit", false),
    ("weight", false),
    ("role", false),
    ("commitment", false),
    ("owner", false),
    ("start", false),
    ("due", false),
    ("plan", false),
    ("source", false),
    ("check_ins", false),
    ("amendments", false),
    ("dropped", false),
    ("review", false),
    ("tags", false),
    ("custom", false),
]);
pub(super) const CHECK_IN: Members = Members::new(&[
    ("on", true),
    ("value", false),
    ("confidence", false),
    ("note", false),
    ("by", false),
    ("custom", false),
]);
pub(super) const AMENDMENT: Members = Members::new(&[
    ("on", true),
    ("reason", false),
    ("by", false),
    ("measure", false),
    ("due", false),
    ("weight", false),
    ("custom", false),
]);
pub(super) const STEPS: Members = Members::new(&[("steps", true), ("custom", false)]);
pub(super) const STEP: Members = Members::new(&[("by", true), ("share", true), ("custom", false)]);
pub(super) const SOURCE: Members =
    Members::new(&[("kpi", false), ("sum_of", false), ("custom", false)]);

/// The numbers of the members that are read one by one.
mod member {
    pub(super) const ID: usize = super::KEY_RESULT.number("id");
    pub(super) const TITLE: usize = super::KEY_RESULT.number("title");
    pub(super) const DESCRIPTION: usize = super::KEY_RESULT.number("description");
    pub(super) const MEASURE: usize = super::KEY_RESULT.number("measure");
    pub(super) const UNIT: usize = super::KEY_RESULT.number("unit");
    pub(super) const WEIGHT: usize = super::KEY_RESULT.number("weight");
    pub(super) const ROLE: usize = super::KEY_RESULT.number("role");
    pub(super) const COMMITMENT: usize = super::KEY_RESULT.number("commitment");
    pub(super) const OWNER: usize = super::KEY_RESULT.number("owner");
    pub(super) const START: usize = super::KEY_RESULT.number("start");
    pub(super) const DUE: usize = super::KEY_RESULT.number("due");
    pub(super) const PLAN: usize = super::KEY_RESULT.number("plan");
    pub(super) const SOURCE: usize = super::KEY_RESULT.number("source");
    pub(super) const CHECK_INS: usize = super::KEY_RESULT.number("check_ins");
    pub(super) const AMENDMENTS: usize = super::KEY_RESULT.number("amendments");
    pub(super) const DROPPED: usize = super::KEY_RESULT.number("dropped");
    pub(super) const REVIEW: usize = super::KEY_RESULT.number("review");
    pub(super) const TAGS: usize = super::KEY_RESULT.number("tags");
}

/// The parts of a check-in that [`Reader::usual_check_in`] reads.
#[inline(always)]
fn usual_check_in<'a>(
    lexer: &mut Lexer<'a>,
    days: &mut Days,
) -> Option<(CheckInRow, Option<&'a str>, Option<&'a str>)> {
    if !lexer.next_is(b"{\"on\":") {
        return None;
    }
    let mut row = CheckInRow {
        value: f64::NAN,
        confidence: f64::NAN,
        on: Some(lexer.date(days)?),
        extra: NONE,
        note: Text::NONE,
    };
    let (mut note, mut by) = (None, None);
    if lexer.next_is(b",\"value\":") {
        row.value = lexer.plain_number().filter(|x| x.abs() <= MAX_MAGNITUDE)?;
    }
    if lexer.next_is(b",\"confidence\":") {
        row.confidence = lexer.plain_number().filter(|x| (0.0..=1.0).contains(x))?;
    }
    if lexer.next_is(b",\"note\":") {
        note = Some(lexer.plain_string()?);
    }
    if lexer.next_is(b",\"by\":") {
        by = Some(lexer.plain_string()?);
    }
    lexer.closes().then_some((row, note, by))
}

impl Reader<'_> {
    pub(super) fn key_result(&mut self, objective: usize, at: &Path<'_>) -> Read {
        let mut row = KeyResultRow {
            objective: objective as u32,
            ..KeyResultRow::EMPTY
        };
        let mut extra = KeyResultExtraRow::NONE;
        // Lists that are absent are empty where they would stand, so that ranges keep rising.
        let here = self.draft.store.amendments.len();
        row.amendments = Rows::new(here, here);
        let index = self.draft.store.key_results.len();
        let (mut undated, mut unread_unit, mut unread_role) = (false, false, false);
        let begun = self.usual_key_result(&mut row, at)?;
        let read = self.object_or_rest(at, &KEY_RESULT, begun, |r, (member, _), at| {
            match member {
                member::ID => row.id = r.identifier(at)?,
                member::TITLE => row.title = r.title(at)?,
                member::DESCRIPTION => extra.description = r.text(at)?,
                member::MEASURE => row.measure = r.measure(at)?,
                member::UNIT => {
                    row.unit = r.text(at)?;
                    unread_unit = !row.unit.is_some();
                }
                member::WEIGHT => row.weight = r.weight(at)?,
                member::ROLE => {
                    let role = r.word(at, Role::ALL, Role::as_str)?;
                    unread_role = role.is_none();
                    row.role = role.unwrap_or(row.role);
                }
                member::COMMITMENT => {
                    row.commitment = r.word(at, Commitment::ALL, Commitment::as_str)?;
                }
                member::OWNER => row.owner = r.reference(at, Noun::Unit)?,
                member::START => {
                    row.start = r.date(at)?;
                    undated |= row.start.is_none();
                }
                member::DUE => {
                    row.due = r.date(at)?;
                    undated |= row.due.is_none();
                }
                member::PLAN => (row.plan, extra.plan_custom) = r.plan(at)?,
                member::SOURCE => (row.source, extra.source_custom) = r.source(at)?,
                member::CHECK_INS => {
                    let start = r.draft.store.check_ins.len();
                    r.list(at, |r, _, at| r.check_in(at))?;
                    row.check_ins = Rows::new(start, r.draft.store.check_ins.len());
                }
                member::AMENDMENTS => {
                    let start = r.draft.store.amendments.len();
                    r.list(at, |r, _, at| r.amendment(at))?;
                    row.amendments = Rows::new(start, r.draft.store.amendments.len());
                }
                member::DROPPED => row.dropped = r.dropped(at, Noun::KeyResult)?,
                member::REVIEW => row.review = r.review(at)?,
                member::TAGS => extra.tags = r.tags(at)?,
                _ => extra.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        if undated {
            self.draft.undated.push(index as u32);
        }
        if unread_unit || read.is_none() {
            self.draft.unread_units.push(index as u32);
        }
        if unread_role || read.is_none() {
            self.draft.unread_roles.push(index as u32);
        }
        let store = &mut self.draft.store;
        if extra != KeyResultExtraRow::NONE {
            row.extra = store.key_result_extras.len() as u32;
            store.key_result_extras.push(extra);
        }
        store.key_results.push(row);
        Ok(())
    }

    /// The first members of a key result, as far as they are the usual ones in order.
    ///
    /// Nearly all key results start like this. At anything else nothing is read: the general way
    /// goes on from there, and says what it is.
    #[inline]
    fn usual_key_result(&mut self, row: &mut KeyResultRow, at: &Path<'_>) -> Read<Option<Begun>> {
        let mut lexer = self.lexer;
        let Some(start) = lexer.enter_at(b"{\"id\":") else {
            return Ok(None);
        };
        let Some(id) = lexer.identifier() else {
            return Ok(None);
        };
        row.id = self.draft.store.arena.push(id);
        let mut present = 1 << member::ID;
        self.lexer = lexer;
        if lexer.next_is(b",\"title\":")
            && let Some(title) = lexer.plain_string().filter(|text| usual_title(text))
        {
            row.title = self.draft.store.arena.push(title);
            present |= 1 << member::TITLE;
            self.lexer = lexer;
            if lexer.next_is(b",\"measure\":") && !lexer.at_null() {
                self.lexer = lexer;
                row.measure = self.measure(&at.key("measure"))?;
                present |= 1 << member::MEASURE;
                lexer = self.lexer;
                if lexer.next_is(b",\"unit\":")
                    && let Some(unit) = lexer.plain_string()
                {
                    row.unit = self.draft.store.arena.push(unit);
                    present |= 1 << member::UNIT;
                    self.lexer = lexer;
                }
            }
        }
        Ok(Some(Begun { start, present }))
    }

    /// A check-in in its usual form: members in order, nothing special, no fault.
    ///
    /// Check-ins are most of a document, so this form is read straight through; at
    /// anything else nothing is read, and the general way says what it is.
    #[inline]
    fn usual_check_in(&mut self) -> bool {
        let mut lexer = self.lexer;
        let Some((mut row, note, by)) = usual_check_in(&mut lexer, &mut self.days) else {
            return false;
        };
        self.lexer = lexer;
        let store = &mut self.draft.store;
        row.note = note.map_or(Text::NONE, |note| store.arena.push(note));
        if let Some(by) = by {
            row.extra = store.check_in_extras.len() as u32;
            store.check_in_extras.push(CheckInExtraRow {
                by: store.arena.push(by),
                custom: Text::NONE,
            });
        }
        store.check_ins.push(row);
        true
    }

    fn check_in(&mut self, at: &Path<'_>) -> Read {
        if self.usual_check_in() {
            return Ok(());
        }
        let mut row = CheckInRow {
            value: f64::NAN,
            confidence: f64::NAN,
            on: None,
            extra: NONE,
            note: Text::NONE,
        };
        let (mut by, mut custom) = (Text::NONE, Text::NONE);
        self.object(at, &CHECK_IN, |r, (_, name), at| {
            match name {
                "on" => row.on = r.date(at)?,
                "value" => row.value = r.check_in_value(at)?,
                "confidence" => row.confidence = r.share(at, "confidence")?,
                "note" => row.note = r.text(at)?,
                "by" => by = r.text(at)?,
                _ => custom = r.custom(at)?,
            }
            Ok(())
        })?;
        let store = &mut self.draft.store;
        if by.is_some() || custom.is_some() {
            row.extra = store.check_in_extras.len() as u32;
            store.check_in_extras.push(CheckInExtraRow { by, custom });
        }
        store.check_ins.push(row);
        Ok(())
    }

    /// A number, or a boolean, which only a milestone takes: that is judged later.
    pub(super) fn check_in_value(&mut self, at: &Path<'_>) -> Read<f64> {
        match self.lexer.kind()? {
            kind @ (Kind::True | Kind::False) => {
                self.lexer.literal(kind)?;
                let row = self.draft.store.check_ins.len() as u32;
                self.draft.booleans.push(row);
                Ok(f64::from(u8::from(kind == Kind::True)))
            }
            _ => self.number(at),
        }
    }

    fn amendment(&mut self, at: &Path<'_>) -> Read {
        let mut row = AmendmentRow {
            on: None,
            reason: Text::NONE,
            by: Text::NONE,
            measure: None,
            due: None,
            weight: None,
            custom: Text::NONE,
        };
        let (mut reason, mut changes) = (false, false);
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &AMENDMENT, |r, (_, name), at| {
            changes |= matches!(name, "measure" | "due" | "weight");
            match name {
                "on" => row.on = r.date(at)?,
                "reason" => {
                    reason = true;
                    row.reason = r.reason(at, "the amendment")?;
                }
                "by" => row.by = r.text(at)?,
                "measure" => row.measure = Some(r.measure(at)?),
                "due" => row.due = r.date(at)?,
                "weight" => row.weight = Some(r.weight(at)?),
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        if read.is_some() {
            if !reason {
                self.no_reason(start, &at.key("reason"), "the amendment");
            }
            if !changes {
                self.report(
                    start,
                    Code::E022,
                    at,
                    "the amendment changes nothing".to_owned(),
                    "state a `measure`, `due` or `weight`, or remove it",
                );
            }
        }
        self.draft.store.amendments.push(row);
        Ok(())
    }

    /// A plan and the `custom` of its steps.
    fn plan(&mut self, at: &Path<'_>) -> Read<(PlanRow, Text)> {
        match self.lexer.kind()? {
            Kind::String => {
                let curve = self.word(at, PlanCurve::ALL, PlanCurve::as_str)?;
                let plan = curve.map_or(PlanRow::Default, PlanRow::Curve);
                Ok((plan, Text::NONE))
            }
            Kind::Object => {
                let (mut steps, mut custom) = (None, Text::NONE);
                self.object(at, &STEPS, |r, (_, name), at| {
                    match name {
                        "steps" => {
                            let start = r.draft.store.steps.len();
                            let count = r.list(at, |r, _, at| r.step(at))?;
                            steps = Some(Rows::new(start, r.draft.store.steps.len()));
                            if count == Some(0) {
                                let offset = r.lexer.offset().saturating_sub(1);
                                r.report(
                                    offset,
                                    Code::E019,
                                    at,
                                    "a plan of steps has no steps".to_owned(),
                                    "give at least the due date with share 1",
                                );
                            }
                        }
                        _ => custom = r.custom(at)?,
                    }
                    Ok(())
                })?;
                Ok((steps.map_or(PlanRow::Default, PlanRow::Steps), custom))
            }
            _ => {
                self.wrong_type(at, "a curve's name or an object with `steps`")?;
                Ok((PlanRow::Default, Text::NONE))
            }
        }
    }

    fn step(&mut self, at: &Path<'_>) -> Read {
        let mut row = StepRow {
            by: None,
            share: f64::NAN,
            custom: Text::NONE,
        };
        self.object(at, &STEP, |r, (_, name), at| {
            match name {
                "by" => row.by = r.date(at)?,
                "share" => row.share = r.share(at, "the share")?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.steps.push(row);
        Ok(())
    }

    /// A source and its `custom`.
    fn source(&mut self, at: &Path<'_>) -> Read<(SourceRow, Text)> {
        match self.lexer.kind()? {
            Kind::String => {
                if let Some((offset, word)) = self.string(at)? {
                    if word == "check_ins" {
                        return Ok((SourceRow::CheckIns, Text::NONE));
                    }
                    self.unknown_word(offset, at, &word, &["check_ins"]);
                }
                Ok((SourceRow::Unknown, Text::NONE))
            }
            Kind::Object => self.source_object(at),
            _ => {
                self.wrong_type(at, "`check_ins` or an object with `kpi` or `sum_of`")?;
                Ok((SourceRow::Unknown, Text::NONE))
            }
        }
    }

    fn source_object(&mut self, at: &Path<'_>) -> Read<(SourceRow, Text)> {
        let (mut source, mut kept, mut stated) = (SourceRow::Unknown, Text::NONE, false);
        let start = self.lexer.offset();
        self.object(at, &SOURCE, |r, (_, name), at| {
            if name == "custom" {
                kept = r.custom(at)?;
                return Ok(());
            }
            if std::mem::replace(&mut stated, true) {
                let offset = r.lexer.offset();
                r.report(
                    offset,
                    Code::E017,
                    at,
                    "a source is either a `kpi` or a `sum_of`".to_owned(),
                    "keep one of them",
                );
                return r.skip(at);
            }
            if name == "kpi" {
                let kpi = r.reference(at, Noun::Kpi)?;
                source = SourceRow::Kpi(kpi);
                return Ok(());
            }
            let first = r.draft.store.sum_of.len();
            let count = r.list(at, |r, _, at| {
                let number = r.reference(at, Noun::KeyResult)?;
                r.draft.store.sum_of.push(number);
                Ok(())
            })?;
            r.not_empty(count, at, "key result to add up");
            source = SourceRow::SumOf(Rows::new(first, r.draft.store.sum_of.len()));
            Ok(())
        })?;
        if !stated {
            self.report(
                start,
                Code::E004,
                &at.key("kpi"),
                "the source names neither a KPI nor key results".to_owned(),
                "add `kpi` or `sum_of`",
            );
        }
        Ok((source, kept))
    }
}
