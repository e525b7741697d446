//! Objectives, and what belongs to them besides key results.

use super::{Members, Read, Reader};
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

impl Reader<'_> {
    pub(super) fn objective(&mut self, index: usize, at: &Path<'_>) -> Read {
        let mut row = ObjectiveRow {
            id: Text::NONE,
            title: Text::NONE,
            description: Text::NONE,
            owner: NONE,
            accountable: NONE,
            cycle: NONE,
            carried_from: NONE,
            commitment: Commitment::Aspirational,
            kind: None,
            origin: None,
            from: ComponentSource::KeyResults,
            combine: Combine::Mean,
            aligned_to: Rows::default(),
            depends_on: Rows::default(),
            key_results: Rows::default(),
            initiatives: Rows::default(),
            escalations: Rows::default(),
            tags: Rows::default(),
            dropped: NONE,
            review: NONE,
            custom: Text::NONE,
        };
        // Lists that are absent are empty where they would stand, so that ranges keep rising.
        let here = self.draft.store.initiatives.len();
        row.initiatives = Rows::new(here, here);
        let here = self.draft.store.key_results.len();
        row.key_results = Rows::new(here, here);
        self.object(at, &OBJECTIVE, |r, name, at| {
            match name {
                "id" => row.id = r.define(at, Noun::Objective, index)?,
                "title" => row.title = r.title(at)?,
                "description" => row.description = r.text(at)?,
                "owner" => row.owner = r.reference(at, Noun::Unit)?,
                "accountable" => row.accountable = r.reference(at, Noun::Unit)?,
                "cycle" => row.cycle = r.reference(at, Noun::Cycle)?,
                "commitment" => {
                    row.commitment = (r.word(at, Commitment::ALL, Commitment::as_str)?)
                        .unwrap_or(row.commitment);
                }
                "kind" => row.kind = r.word(at, ObjectiveKind::ALL, ObjectiveKind::as_str)?,
                "origin" => row.origin = r.word(at, Origin::ALL, Origin::as_str)?,
                "aligned_to" => {
                    let start = r.draft.store.edges.len();
                    r.list(at, |r, _, at| r.edge(index, at))?;
                    row.aligned_to = Rows::new(start, r.draft.store.edges.len());
                }
                "depends_on" => {
                    let start = r.draft.store.dependencies.len();
                    r.list(at, |r, _, at| r.dependency(at))?;
                    row.depends_on = Rows::new(start, r.draft.store.dependencies.len());
                }
                "from" => {
                    row.from = (r.word(at, ComponentSource::ALL, ComponentSource::as_str)?)
                        .unwrap_or(row.from);
                }
                "combine" => {
                    row.combine =
                        (r.word(at, Combine::ALL, Combine::as_str)?).unwrap_or(row.combine);
                }
                "key_results" => {
                    let start = r.draft.store.key_results.len();
                    r.list(at, |r, _, at| r.key_result(index, at))?;
                    row.key_results = Rows::new(start, r.draft.store.key_results.len());
                }
                "initiatives" => {
                    let start = r.draft.store.initiatives.len();
                    r.list(at, |r, _, at| r.initiative(at))?;
                    row.initiatives = Rows::new(start, r.draft.store.initiatives.len());
                }
                "carried_from" => row.carried_from = r.reference(at, Noun::Objective)?,
                "dropped" => row.dropped = r.dropped(at, Noun::Objective)?,
                "escalations" => {
                    let start = r.draft.store.escalations.len();
                    r.list(at, |r, _, at| r.escalation(at))?;
                    row.escalations = Rows::new(start, r.draft.store.escalations.len());
                }
                "review" => row.review = r.review(at)?,
                "tags" => row.tags = r.tags(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.objectives.push(row);
        Ok(())
    }

    fn edge(&mut self, from: usize, at: &Path<'_>) -> Read {
        let mut row = EdgeRow {
            from: from as u32,
            target: Target::Missing,
            weight: Weight::ONE,
            custom: Text::NONE,
        };
        let mut targets = 0;
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &EDGE, |r, name, at| {
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
        self.object(at, &DEPENDENCY, |r, name, at| {
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
        let index = self.draft.store.initiatives.len();
        self.object(at, &INITIATIVE, |r, name, at| {
            match name {
                "id" => row.id = r.define(at, Noun::Initiative, index)?,
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
        self.object(at, &ESCALATION, |r, name, at| {
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
        let read = self.object(at, &DROP, |r, name, at| {
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
        self.object(at, &REVIEW, |r, name, at| {
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
