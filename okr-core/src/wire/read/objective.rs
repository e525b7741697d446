//! Objectives, and what belongs to them besides key results.

use super::{Begun, Members, Read, Reader, value::usual_title};
use crate::{
    diagnostic::{Code, Path},
    model::{
        DependencyRow, DropRow, EdgeRow, EscalationRow, InitiativeRow, NONE, Noun, ObjectiveRow,
        ReviewRow, Rows, Target, Text,
    },
    values::{
        Combine, Commitment, ComponentSource, InitiativeState, ObjectiveKind, Origin, Weight,
    },
};

pub(super) const OBJECTIVE: Members = Members::new(&[
    ("id", true),
    ("title", true),
    ("description", false),
    ("owner", true),
    ("accountable", false),
    ("cycle", true),
    ("commitment", true),
    ("kind", false),
    ("origin", false),
    ("aligned_to", false),
    ("depends_on", false),
    ("from", false),
    ("combine", false),
    ("key_results", true),
    ("initiatives", false),
    ("carried_from", false),
    ("dropped", false),
    ("escalations", false),
    ("review", false),
    ("tags", false),
    ("custom", false),
]);
pub(super) const EDGE: Members = Members::new(&[
    ("objective", false),
    ("key_result", false),
    ("priority", false),
    ("weight", false),
    ("custom", false),
]);
pub(super) const DEPENDENCY: Members =
    Members::new(&[("unit", true), ("objective", false), ("custom", false)]);
pub(super) const INITIATIVE: Members = Members::new(&[
    ("id", true),
    ("title", true),
    ("key_results", false),
    ("owner", false),
    ("state", false),
    ("custom", false),
]);
pub(super) const DROP: Members = Members::new(&[
    ("on", true),
    ("reason", false),
    ("replaced_by", false),
    ("custom", false),
]);
pub(super) const ESCALATION: Members = Members::new(&[
    ("on", true),
    ("note", true),
    ("by", false),
    ("custom", false),
]);
pub(super) const REVIEW: Members = Members::new(&[
    ("on", false),
    ("score", false),
    ("reason", false),
    ("explanation", false),
    ("learned", false),
    ("by", false),
    ("custom", false),
]);

/// The numbers of the members that are read one by one.
mod member {
    pub(super) const ID: usize = super::OBJECTIVE.number("id");
    pub(super) const TITLE: usize = super::OBJECTIVE.number("title");
    pub(super) const DESCRIPTION: usize = super::OBJECTIVE.number("description");
    pub(super) const OWNER: usize = super::OBJECTIVE.number("owner");
    pub(super) const ACCOUNTABLE: usize = super::OBJECTIVE.number("accountable");
    pub(super) const CYCLE: usize = super::OBJECTIVE.number("cycle");
    pub(super) const COMMITMENT: usize = super::OBJECTIVE.number("commitment");
    pub(super) const KIND: usize = super::OBJECTIVE.number("kind");
    pub(super) const ORIGIN: usize = super::OBJECTIVE.number("origin");
    pub(super) const ALIGNED_TO: usize = super::OBJECTIVE.number("aligned_to");
    pub(super) const DEPENDS_ON: usize = super::OBJECTIVE.number("depends_on");
    pub(super) const FROM: usize = super::OBJECTIVE.number("from");
    pub(super) const COMBINE: usize = super::OBJECTIVE.number("combine");
    pub(super) const KEY_RESULTS: usize = super::OBJECTIVE.number("key_results");
    pub(super) const INITIATIVES: usize = super::OBJECTIVE.number("initiatives");
    pub(super) const CARRIED_FROM: usize = super::OBJECTIVE.number("carried_from");
    pub(super) const DROPPED: usize = super::OBJECTIVE.number("dropped");
    pub(super) const ESCALATIONS: usize = super::OBJECTIVE.number("escalations");
    pub(super) const REVIEW: usize = super::OBJECTIVE.number("review");
    pub(super) const TAGS: usize = super::OBJECTIVE.number("tags");
}

impl Reader<'_> {
    pub(super) fn objective(&mut self, index: usize, at: &Path<'_>) -> Read {
        let mut row = ObjectiveRow::EMPTY;
        // Lists that are absent are empty where they would stand, so that ranges keep rising.
        let here = self.draft.store.initiatives.len();
        row.initiatives = Rows::new(here, here);
        let here = self.draft.store.key_results.len();
        row.key_results = Rows::new(here, here);
        let begun = self.usual_objective(&mut row);
        self.object_or_rest(at, &OBJECTIVE, begun, |r, (member, _), at| {
            match member {
                member::ID => row.id = r.identifier(at)?,
                member::TITLE => row.title = r.title(at)?,
                member::DESCRIPTION => row.description = r.text(at)?,
                member::OWNER => row.owner = r.reference(at, Noun::Unit)?,
                member::ACCOUNTABLE => row.accountable = r.reference(at, Noun::Unit)?,
                member::CYCLE => row.cycle = r.reference(at, Noun::Cycle)?,
                member::COMMITMENT => {
                    row.commitment = (r.word(at, Commitment::ALL, Commitment::as_str)?)
                        .unwrap_or(row.commitment);
                }
                member::KIND => row.kind = r.word(at, ObjectiveKind::ALL, ObjectiveKind::as_str)?,
                member::ORIGIN => row.origin = r.word(at, Origin::ALL, Origin::as_str)?,
                member::ALIGNED_TO => {
                    let start = r.draft.store.edges.len();
                    r.list(at, |r, _, at| r.edge(index, at))?;
                    row.aligned_to = Rows::new(start, r.draft.store.edges.len());
                }
                member::DEPENDS_ON => {
                    let start = r.draft.store.dependencies.len();
                    r.list(at, |r, _, at| r.dependency(at))?;
                    row.depends_on = Rows::new(start, r.draft.store.dependencies.len());
                }
                member::FROM => {
                    row.from = (r.word(at, ComponentSource::ALL, ComponentSource::as_str)?)
                        .unwrap_or(row.from);
                }
                member::COMBINE => {
                    row.combine =
                        (r.word(at, Combine::ALL, Combine::as_str)?).unwrap_or(row.combine);
                }
                member::KEY_RESULTS => {
                    let start = r.draft.store.key_results.len();
                    r.list(at, |r, _, at| r.key_result(index, at))?;
                    row.key_results = Rows::new(start, r.draft.store.key_results.len());
                }
                member::INITIATIVES => {
                    let start = r.draft.store.initiatives.len();
                    r.list(at, |r, _, at| r.initiative(at))?;
                    row.initiatives = Rows::new(start, r.draft.store.initiatives.len());
                }
                member::CARRIED_FROM => row.carried_from = r.reference(at, Noun::Objective)?,
                member::DROPPED => row.dropped = r.dropped(at, Noun::Objective)?,
                member::ESCALATIONS => {
                    let start = r.draft.store.escalations.len();
                    r.list(at, |r, _, at| r.escalation(at))?;
                    row.escalations = Rows::new(start, r.draft.store.escalations.len());
                }
                member::REVIEW => row.review = r.review(at)?,
                member::TAGS => row.tags = r.tags(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.objectives.push(row);
        Ok(())
    }

    /// The first members of an objective, as far as they are the usual ones in order; nothing is
    /// read of what is not: the general way goes on from there, and says what it is.
    #[inline]
    fn usual_objective(&mut self, row: &mut ObjectiveRow) -> Option<Begun> {
        let mut lexer = self.lexer;
        let start = lexer.enter_at(b"{\"id\":")?;
        row.id = self.draft.store.arena.push(lexer.identifier()?);
        let mut present = 1 << member::ID;
        self.lexer = lexer;
        if lexer.next_is(b",\"title\":")
            && let Some(title) = lexer.plain_string().filter(|text| usual_title(text))
        {
            row.title = self.draft.store.arena.push(title);
            present |= 1 << member::TITLE;
            self.lexer = lexer;
        }
        let mut lexer = self.lexer;
        if lexer.next_is(b",\"owner\":")
            && let Some(owner) = lexer.identifier()
        {
            row.owner = self.draft.references.number(Noun::Unit, owner);
            present |= 1 << member::OWNER;
            self.lexer = lexer;
        }
        let mut lexer = self.lexer;
        if lexer.next_is(b",\"accountable\":")
            && let Some(accountable) = lexer.identifier()
        {
            row.accountable = self.draft.references.number(Noun::Unit, accountable);
            present |= 1 << member::ACCOUNTABLE;
            self.lexer = lexer;
        }
        let mut lexer = self.lexer;
        if lexer.next_is(b",\"cycle\":")
            && let Some(cycle) = lexer.identifier()
        {
            row.cycle = self.draft.references.number(Noun::Cycle, cycle);
            present |= 1 << member::CYCLE;
            self.lexer = lexer;
        }
        Some(Begun { start, present })
    }

    pub(super) fn edge(&mut self, from: usize, at: &Path<'_>) -> Read {
        let mut row = EdgeRow {
            from: from as u32,
            target: Target::Missing,
            weight: Weight::ONE,
            custom: Text::NONE,
        };
        let mut targets = 0;
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &EDGE, |r, (_, name), at| {
            let (noun, target): (_, fn(u32) -> Target) = match name {
                "objective" => (Noun::Objective, Target::Objective),
                "key_result" => (Noun::KeyResult, Target::KeyResult),
                "priority" => (Noun::Priority, Target::Priority),
                "weight" => {
                    row.weight = r.weight(at)?;
                    return Ok(());
                }
                _ => {
                    row.custom = r.custom(at)?;
                    return Ok(());
                }
            };
            targets += 1;
            if targets > 1 {
                let offset = r.lexer.offset();
                r.report(
                    offset,
                    Code::E017,
                    at,
                    format!("one edge names a second target, `{name}`"),
                    "give every target an entry of its own",
                );
                return r.skip(at);
            }
            row.target = target(r.reference(at, noun)?);
            Ok(())
        })?;
        if read.is_some() && targets == 0 {
            self.report(
                start,
                Code::E004,
                &at.key("objective"),
                "the edge names nothing that it supports".to_owned(),
                "name an `objective`, a `key_result` or a `priority`",
            );
        }
        self.draft.store.edges.push(row);
        Ok(())
    }

    fn dependency(&mut self, at: &Path<'_>) -> Read {
        let mut row = DependencyRow {
            unit: NONE,
            objective: NONE,
            custom: Text::NONE,
        };
        self.object(at, &DEPENDENCY, |r, (_, name), at| {
            match name {
                "unit" => row.unit = r.reference(at, Noun::Unit)?,
                "objective" => row.objective = r.reference(at, Noun::Objective)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.dependencies.push(row);
        Ok(())
    }

    fn initiative(&mut self, at: &Path<'_>) -> Read {
        let mut row = InitiativeRow {
            id: Text::NONE,
            title: Text::NONE,
            key_results: Rows::default(),
            owner: NONE,
            state: InitiativeState::Open,
            custom: Text::NONE,
        };
        self.object(at, &INITIATIVE, |r, (_, name), at| {
            match name {
                "id" => row.id = r.identifier(at)?,
                "title" => row.title = r.title(at)?,
                "key_results" => {
                    let start = r.draft.store.initiative_key_results.len();
                    r.list(at, |r, _, at| {
                        let number = r.reference(at, Noun::KeyResult)?;
                        r.draft.store.initiative_key_results.push(number);
                        Ok(())
                    })?;
                    row.key_results = Rows::new(start, r.draft.store.initiative_key_results.len());
                }
                "owner" => row.owner = r.reference(at, Noun::Unit)?,
                "state" => {
                    row.state = (r.word(at, InitiativeState::ALL, InitiativeState::as_str)?)
                        .unwrap_or(row.state);
                }
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.initiatives.push(row);
        Ok(())
    }

    fn escalation(&mut self, at: &Path<'_>) -> Read {
        let mut row = EscalationRow {
            on: None,
            note: Text::NONE,
            by: Text::NONE,
            custom: Text::NONE,
        };
        self.object(at, &ESCALATION, |r, (_, name), at| {
            match name {
                "on" => row.on = r.date(at)?,
                "note" => row.note = r.text(at)?,
                "by" => row.by = r.text(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.escalations.push(row);
        Ok(())
    }

    /// The drop of an objective or a key result; its row.
    pub(super) fn dropped(&mut self, at: &Path<'_>, noun: Noun) -> Read<u32> {
        let mut row = DropRow {
            on: None,
            reason: Text::NONE,
            replaced_by: NONE,
            custom: Text::NONE,
        };
        let mut reason = false;
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &DROP, |r, (_, name), at| {
            match name {
                "on" => row.on = r.date(at)?,
                "reason" => {
                    reason = true;
                    row.reason = r.reason(at, "the drop")?;
                }
                "replaced_by" => row.replaced_by = r.reference(at, noun)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        if read.is_some() && !reason {
            self.no_reason(start, &at.key("reason"), "the drop");
        }
        self.draft.store.drops.push(row);
        Ok(self.draft.store.drops.len() as u32 - 1)
    }

    /// The review of an objective or a key result; its row.
    pub(super) fn review(&mut self, at: &Path<'_>) -> Read<u32> {
        let mut row = ReviewRow {
            on: None,
            score: f64::NAN,
            reason: Text::NONE,
            explanation: Text::NONE,
            learned: Text::NONE,
            by: Text::NONE,
            custom: Text::NONE,
        };
        let (mut on, mut score, mut reason) = (false, false, None);
        self.lexer.kind()?;
        let start = self.lexer.offset();
        self.object(at, &REVIEW, |r, (_, name), at| {
            match name {
                "on" => {
                    on = true;
                    row.on = r.date(at)?;
                }
                "score" => {
                    score = true;
                    row.score = r.share(at, "the score")?;
                }
                "reason" => {
                    reason = Some((r.lexer.offset(), true));
                    if let Some((offset, text)) = r.string(at)? {
                        reason = Some((offset, !text.chars().all(char::is_whitespace)));
                        row.reason = r.draft.store.arena.push(&text);
                    }
                }
                "explanation" => row.explanation = r.text(at)?,
                "learned" => row.learned = r.text(at)?,
                "by" => row.by = r.text(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        if score {
            if !on {
                self.missing(start, at, "on");
            }
            let (offset, given) = reason.unwrap_or((start, false));
            if !given {
                self.no_reason(offset, &at.key("reason"), "the override");
            }
        }
        self.draft.store.reviews.push(row);
        Ok(self.draft.store.reviews.len() as u32 - 1)
    }

    pub(super) fn tags(&mut self, at: &Path<'_>) -> Read<Rows> {
        let start = self.draft.store.tags.len();
        self.list(at, |r, _, at| {
            let tag = r.text(at)?;
            r.draft.store.tags.push(tag);
            Ok(())
        })?;
        Ok(Rows::new(start, self.draft.store.tags.len()))
    }
}
