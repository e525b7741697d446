//! Drafts of parts of one document, read apart, become one.
//!
//! Everything is taken apart by name: what a row of a new kind refers to cannot be forgotten here.

use super::{
    AmendmentRow, CheckInRow, DependencyRow, Draft, DropRow, EdgeRow, InitiativeRow,
    KeyResultExtraRow, KeyResultRow, MeasureRow, NONE, Noun, ObjectiveRow, PlanRow, References,
    Rows, Shape, SourceRow, Store, Target,
};
use crate::threads::beside;

/// How far the rows of a draft move when they come after those of another.
struct Moved {
    objectives: u32,
    edges: u32,
    dependencies: u32,
    initiatives: u32,
    initiative_key_results: u32,
    escalations: u32,
    drops: u32,
    reviews: u32,
    key_results: u32,
    items: u32,
    points: u32,
    steps: u32,
    sum_of: u32,
    check_ins: u32,
    key_result_extras: u32,
    check_in_extras: u32,
    amendments: u32,
    tags: u32,
    /// References, by what they name.
    references: [u32; Noun::ALL.len()],
}

/// The row moved; [`NONE`] stays.
#[inline]
fn row(row: u32, by: u32) -> u32 {
    if row == NONE { NONE } else { row + by }
}

#[inline]
fn rows(rows: Rows, by: u32) -> Rows {
    Rows {
        start: rows.start + by,
        end: rows.end + by,
    }
}

impl Draft {
    /// Goes on with the objectives of `other`, and with what belongs to them, as if they had been
    /// read here; false if that cannot be. It takes two threads.
    ///
    /// `other` holds nothing else, and no problem was found while it was read. Its texts start
    /// behind all texts here.
    #[must_use]
    pub(crate) fn append(&mut self, other: Self) -> bool {
        let Store {
            arena,
            organization: _,
            custom: _,
            policy: _,
            checks: _,
            priorities: _,
            units: _,
            cycles: _,
            kpis: _,
            measurements: _,
            objectives,
            edges,
            dependencies,
            initiatives,
            initiative_key_results,
            escalations,
            mut drops,
            reviews,
            key_results,
            items,
            points,
            steps,
            sum_of,
            check_ins,
            key_result_extras,
            check_in_extras,
            amendments,
            tags,
            audit: _,
            ids: _,
            structure: _,
        } = other.store;
        let store = &mut self.store;
        let moved = Moved {
            objectives: store.objectives.len() as u32,
            edges: store.edges.len() as u32,
            dependencies: store.dependencies.len() as u32,
            initiatives: store.initiatives.len() as u32,
            initiative_key_results: store.initiative_key_results.len() as u32,
            escalations: store.escalations.len() as u32,
            drops: store.drops.len() as u32,
            reviews: store.reviews.len() as u32,
            key_results: store.key_results.len() as u32,
            items: store.items.len() as u32,
            points: store.points.len() as u32,
            steps: store.steps.len() as u32,
            sum_of: store.sum_of.len() as u32,
            check_ins: store.check_ins.len() as u32,
            key_result_extras: store.key_result_extras.len() as u32,
            check_in_extras: store.check_in_extras.len() as u32,
            amendments: store.amendments.len() as u32,
            tags: store.tags.len() as u32,
            references: self.references.counts(),
        };
        if !store.arena.append(arena) || !self.references.append(other.references) {
            return false;
        }
        let by = &moved;
        let goals = || {
            (store.objectives).extend((objectives.iter()).map(|it| by.objective(it, &mut drops)));
            (store.key_results)
                .extend((key_results.iter()).map(|it| by.key_result(it, &mut drops)));
            store.drops.extend(drops);
        };
        let rest = || {
            (store.check_ins).extend(check_ins.into_iter().map(|it| by.check_in(it)));
            store.check_in_extras.extend(check_in_extras);
            store.edges.extend(edges.into_iter().map(|it| by.edge(it)));
            (store.dependencies).extend(dependencies.iter().map(|it| by.dependency(it)));
            (store.initiatives).extend(initiatives.iter().map(|it| by.initiative(it)));
            (store.initiative_key_results).extend(
                (initiative_key_results.into_iter()).map(|it| by.reference(Noun::KeyResult, it)),
            );
            store.escalations.extend(escalations);
            store.reviews.extend(reviews);
            store.items.extend(items);
            store.points.extend(points);
            store.steps.extend(steps);
            (store.sum_of).extend(
                sum_of
                    .into_iter()
                    .map(|it| by.reference(Noun::KeyResult, it)),
            );
            (store.key_result_extras).extend(key_result_extras.into_iter().map(|it| by.extra(it)));
            (store.amendments).extend(amendments.iter().map(|it| by.amendment(it)));
            store.tags.extend(tags);
        };
        beside(goals, vec![rest]);
        let check_ins = |it: u32| it + moved.check_ins;
        let key_results = |it: u32| it + moved.key_results;
        self.booleans
            .extend(other.booleans.into_iter().map(check_ins));
        self.undated
            .extend(other.undated.into_iter().map(key_results));
        (self.unread_units).extend(other.unread_units.into_iter().map(key_results));
        (self.unread_roles).extend(other.unread_roles.into_iter().map(key_results));
        true
    }
}

impl Moved {
    #[inline]
    fn reference(&self, noun: Noun, number: u32) -> u32 {
        row(number, self.references[noun as usize])
    }

    /// The drop of a row: what replaces it is of the same kind.
    #[inline]
    fn drop(&self, noun: Noun, at: u32, drops: &mut [DropRow]) -> u32 {
        if let Some(it) = drops.get_mut(at as usize) {
            it.replaced_by = self.reference(noun, it.replaced_by);
        }
        row(at, self.drops)
    }

    #[inline]
    fn objective(&self, it: &ObjectiveRow, drops: &mut [DropRow]) -> ObjectiveRow {
        let ObjectiveRow {
            id,
            title,
            description,
            owner,
            accountable,
            cycle,
            carried_from,
            commitment,
            kind,
            origin,
            from,
            combine,
            aligned_to,
            depends_on,
            key_results,
            initiatives,
            escalations,
            tags,
            dropped,
            review,
            custom,
        } = *it;
        ObjectiveRow {
            id,
            title,
            description,
            owner: self.reference(Noun::Unit, owner),
            accountable: self.reference(Noun::Unit, accountable),
            cycle: self.reference(Noun::Cycle, cycle),
            carried_from: self.reference(Noun::Objective, carried_from),
            commitment,
            kind,
            origin,
            from,
            combine,
            aligned_to: rows(aligned_to, self.edges),
            depends_on: rows(depends_on, self.dependencies),
            key_results: rows(key_results, self.key_results),
            initiatives: rows(initiatives, self.initiatives),
            escalations: rows(escalations, self.escalations),
            tags: rows(tags, self.tags),
            dropped: self.drop(Noun::Objective, dropped, drops),
            review: row(review, self.reviews),
            custom,
        }
    }

    #[inline]
    fn edge(&self, it: EdgeRow) -> EdgeRow {
        let EdgeRow {
            from,
            target,
            weight,
            custom,
        } = it;
        let target = match target {
            Target::Objective(it) => Target::Objective(self.reference(Noun::Objective, it)),
            Target::KeyResult(it) => Target::KeyResult(self.reference(Noun::KeyResult, it)),
            Target::Priority(it) => Target::Priority(self.reference(Noun::Priority, it)),
            Target::Missing => Target::Missing,
        };
        EdgeRow {
            from: from + self.objectives,
            target,
            weight,
            custom,
        }
    }

    fn dependency(&self, it: &DependencyRow) -> DependencyRow {
        let DependencyRow {
            unit,
            objective,
            custom,
        } = *it;
        DependencyRow {
            unit: self.reference(Noun::Unit, unit),
            objective: self.reference(Noun::Objective, objective),
            custom,
        }
    }

    fn initiative(&self, it: &InitiativeRow) -> InitiativeRow {
        let InitiativeRow {
            id,
            title,
            key_results,
            owner,
            state,
            custom,
        } = *it;
        InitiativeRow {
            id,
            title,
            key_results: rows(key_results, self.initiative_key_results),
            owner: self.reference(Noun::Unit, owner),
            state,
            custom,
        }
    }

    #[inline]
    fn key_result(&self, it: &KeyResultRow, drops: &mut [DropRow]) -> KeyResultRow {
        let KeyResultRow {
            id,
            title,
            unit,
            objective,
            owner,
            measure,
            weight,
            role,
            commitment,
            start,
            due,
            plan,
            source,
            check_ins,
            amendments,
            dropped,
            review,
            extra,
        } = *it;
        KeyResultRow {
            id,
            title,
            unit,
            objective: objective + self.objectives,
            owner: self.reference(Noun::Unit, owner),
            measure: self.measure(measure),
            weight,
            role,
            commitment,
            start,
            due,
            plan: match plan {
                PlanRow::Steps(steps) => PlanRow::Steps(rows(steps, self.steps)),
                PlanRow::Default | PlanRow::Curve(_) => plan,
            },
            source: match source {
                SourceRow::Kpi(it) => SourceRow::Kpi(self.reference(Noun::Kpi, it)),
                SourceRow::SumOf(parts) => SourceRow::SumOf(rows(parts, self.sum_of)),
                SourceRow::CheckIns | SourceRow::Unknown => source,
            },
            check_ins: rows(check_ins, self.check_ins),
            amendments: rows(amendments, self.amendments),
            dropped: self.drop(Noun::KeyResult, dropped, drops),
            review: row(review, self.reviews),
            extra: row(extra, self.key_result_extras),
        }
    }

    #[inline]
    fn measure(&self, it: MeasureRow) -> MeasureRow {
        let MeasureRow { shape, custom } = it;
        let shape = match shape {
            Shape::Checklist { items } => Shape::Checklist {
                items: rows(items, self.items),
            },
            Shape::Zones { points, step } => Shape::Zones {
                points: rows(points, self.points),
                step,
            },
            Shape::Toward { .. }
            | Shape::AtLeast { .. }
            | Shape::AtMost { .. }
            | Shape::Between { .. }
            | Shape::Milestone
            | Shape::Discover
            | Shape::Aligned
            | Shape::Unknown => shape,
        };
        MeasureRow { shape, custom }
    }

    #[inline]
    fn check_in(&self, it: CheckInRow) -> CheckInRow {
        let CheckInRow {
            value,
            confidence,
            on,
            extra,
            note,
        } = it;
        CheckInRow {
            value,
            confidence,
            on,
            extra: row(extra, self.check_in_extras),
            note,
        }
    }

    fn extra(&self, it: KeyResultExtraRow) -> KeyResultExtraRow {
        let KeyResultExtraRow {
            description,
            plan_custom,
            source_custom,
            custom,
            tags,
        } = it;
        KeyResultExtraRow {
            description,
            plan_custom,
            source_custom,
            custom,
            tags: rows(tags, self.tags),
        }
    }

    fn amendment(&self, it: &AmendmentRow) -> AmendmentRow {
        let AmendmentRow {
            on,
            reason,
            by,
            measure,
            due,
            weight,
            custom,
        } = *it;
        AmendmentRow {
            on,
            reason,
            by,
            measure: measure.map(|it| self.measure(it)),
            due,
            weight,
            custom,
        }
    }
}

impl References {
    /// How many there are, by what they name.
    fn counts(&self) -> [u32; Noun::ALL.len()] {
        self.names.each_ref().map(|names| names.len() as u32)
    }

    /// Goes on with those of `other`, numbered after these; false if their texts are in the way.
    #[must_use]
    fn append(&mut self, other: Self) -> bool {
        for (names, others) in self.names.iter_mut().zip(other.names) {
            names.extend(others);
        }
        self.arena.append(other.arena)
    }
}
