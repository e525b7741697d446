//! Turns references into rows; what names nothing is E009, what stands twice in a list E008.

use std::collections::HashSet;

use super::Report;
use crate::{
    diagnostic::{Code, Suggester, shorten},
    model::{Draft, NONE, Noun, References, SourceRow, Store, Target},
};

/// Collects what could not be resolved, so that pointers are built only then.
struct Resolver {
    /// By kind, then by the number of the reference.
    rows: [Vec<u32>; Noun::ALL.len()],
    unknown: Vec<Unknown>,
}

/// A reference that names nothing: where, and what it says.
struct Unknown {
    place: Where,
    noun: Noun,
    number: u32,
}

/// The place of a reference, cheap to make: row, member, and entry where there are lists.
enum Where {
    Member(Noun, u32, &'static str),
    Entry(Noun, u32, &'static str, usize, &'static str),
}

impl Resolver {
    #[inline]
    fn row(&mut self, noun: Noun, reference: &mut u32, place: impl FnOnce() -> Where) {
        if *reference == NONE {
            return;
        }
        let number = *reference;
        *reference = self.rows[noun as usize][number as usize];
        if *reference == NONE {
            self.unknown.push(Unknown {
                place: place(),
                noun,
                number,
            });
        }
    }
}

/// Entries that repeat an earlier one of their list: rows of `edges` and of `sum_of`.
#[derive(Default)]
pub(super) struct Twice {
    pub(super) edges: HashSet<usize>,
    pub(super) sums: HashSet<usize>,
}

/// Puts `rows`, which references name, in the places of their numbers.
pub(super) fn resolve(
    draft: &mut Draft,
    rows: [Vec<u32>; Noun::ALL.len()],
    report: &mut Report<'_>,
) {
    let Draft {
        store, references, ..
    } = draft;
    let mut resolver = Resolver {
        rows,
        unknown: Vec::new(),
    };
    for (row, unit) in (0..).zip(&mut store.units) {
        resolver.row(Noun::Unit, &mut unit.parent, || {
            Where::Member(Noun::Unit, row, "parent")
        });
    }
    for (row, cycle) in (0..).zip(&mut store.cycles) {
        resolver.row(Noun::Cycle, &mut cycle.parent, || {
            Where::Member(Noun::Cycle, row, "parent")
        });
    }
    objectives(store, &mut resolver);
    key_results(store, &mut resolver);
    let mut suggester = Suggester::default();
    for fault in resolver.unknown {
        tell(store, references, &fault, &mut suggester, report);
    }
}

fn objectives(store: &mut Store, resolver: &mut Resolver) {
    for (row, objective) in (0..).zip(&mut store.objectives) {
        let member = |name| move || Where::Member(Noun::Objective, row, name);
        resolver.row(Noun::Unit, &mut objective.owner, member("owner"));
        resolver.row(
            Noun::Unit,
            &mut objective.accountable,
            member("accountable"),
        );
        resolver.row(Noun::Cycle, &mut objective.cycle, member("cycle"));
        resolver.row(
            Noun::Objective,
            &mut objective.carried_from,
            member("carried_from"),
        );
        if objective.dropped != NONE {
            resolver.row(
                Noun::Objective,
                &mut store.drops[objective.dropped as usize].replaced_by,
                member("dropped/replaced_by"),
            );
        }
        for (at, edge) in store.edges[objective.aligned_to.range()]
            .iter_mut()
            .enumerate()
        {
            let member = edge.target.member();
            let place = || Where::Entry(Noun::Objective, row, "aligned_to", at, member);
            match &mut edge.target {
                Target::Objective(target) => resolver.row(Noun::Objective, target, place),
                Target::KeyResult(target) => resolver.row(Noun::KeyResult, target, place),
                Target::Priority(target) => resolver.row(Noun::Priority, target, place),
                Target::Missing => {}
            }
        }
        let dependencies = &mut store.dependencies[objective.depends_on.range()];
        for (at, dependency) in dependencies.iter_mut().enumerate() {
            let place =
                |member| move || Where::Entry(Noun::Objective, row, "depends_on", at, member);
            resolver.row(Noun::Unit, &mut dependency.unit, place("unit"));
            resolver.row(
                Noun::Objective,
                &mut dependency.objective,
                place("objective"),
            );
        }
        for at in objective.initiatives.range() {
            let initiative = &mut store.initiatives[at];
            resolver.row(Noun::Unit, &mut initiative.owner, || {
                Where::Member(Noun::Initiative, at as u32, "owner")
            });
            let named = &mut store.initiative_key_results[initiative.key_results.range()];
            for (entry, key_result) in named.iter_mut().enumerate() {
                resolver.row(Noun::KeyResult, key_result, || {
                    Where::Entry(Noun::Initiative, at as u32, "key_results", entry, "")
                });
            }
        }
    }
}

fn key_results(store: &mut Store, resolver: &mut Resolver) {
    for (row, key_result) in (0..).zip(&mut store.key_results) {
        resolver.row(Noun::Unit, &mut key_result.owner, || {
            Where::Member(Noun::KeyResult, row, "owner")
        });
        if key_result.dropped != NONE {
            resolver.row(
                Noun::KeyResult,
                &mut store.drops[key_result.dropped as usize].replaced_by,
                || Where::Member(Noun::KeyResult, row, "dropped/replaced_by"),
            );
        }
        match &mut key_result.source {
            SourceRow::Kpi(kpi) => resolver.row(Noun::Kpi, kpi, || {
                Where::Member(Noun::KeyResult, row, "source/kpi")
            }),
            SourceRow::SumOf(parts) => {
                for (at, part) in store.sum_of[parts.range()].iter_mut().enumerate() {
                    resolver.row(Noun::KeyResult, part, || {
                        Where::Entry(Noun::KeyResult, row, "source/sum_of", at, "")
                    });
                }
            }
            SourceRow::CheckIns | SourceRow::Unknown => {}
        }
    }
}

#[cold]
fn tell(
    store: &Store,
    references: &References,
    fault: &Unknown,
    suggester: &mut Suggester,
    report: &mut Report<'_>,
) {
    let path = match fault.place {
        Where::Member(noun, row, member) => store.pointer_of(noun, row) + "/" + member,
        Where::Entry(noun, row, list, at, member) => {
            let mut path = format!("{}/{list}/{at}", store.pointer_of(noun, row));
            if !member.is_empty() {
                path.push('/');
                path.push_str(member);
            }
            path
        }
    };
    let name = references.name(fault.noun, fault.number);
    let (message, help) = unknown(store, fault.noun, name, suggester);
    report.add(Code::E009, path, message, help);
}

/// What is wrong with a reference that names nothing, and what would be right.
pub(crate) fn unknown(
    store: &Store,
    wanted: Noun,
    name: &str,
    suggester: &mut Suggester,
) -> (String, String) {
    let what = wanted.words();
    let shown = shorten(name);
    let other = Noun::ALL
        .into_iter()
        .find(|&noun| noun != wanted && store.ids.of(noun).find(&store.arena, name).is_some());
    let near = suggester.nearest(name, store.ids.of(wanted).defined(&store.arena));
    let help = match (other, near) {
        (Some(noun), _) => format!("`{shown}` is a {}; name a {what}", noun.words()),
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!("name a {what} of this document, or add it"),
    };
    let help =
        (help.replace("a objective", "an objective")).replace("a initiative", "an initiative");
    (format!("there is no {what} `{shown}`"), help)
}

/// The same target twice in one `aligned_to` or `sum_of` [E008].
pub(super) fn twice(store: &Store, report: &mut Report<'_>) -> Twice {
    let mut found = Twice::default();
    let mut seen = HashSet::new();
    for (row, objective) in (0..).zip(&store.objectives) {
        if objective.aligned_to.len() < 2 {
            continue;
        }
        seen.clear();
        for (at, edge) in store.edges[objective.aligned_to.range()].iter().enumerate() {
            let key = match edge.target {
                Target::Objective(target) => (0, target),
                Target::KeyResult(target) => (1, target),
                Target::Priority(target) => (2, target),
                Target::Missing => continue,
            };
            if key.1 != NONE && !seen.insert(key) {
                found.edges.insert(objective.aligned_to.start as usize + at);
                report.add(
                    Code::E008,
                    format!(
                        "{}/aligned_to/{at}/{}",
                        store.pointer_of(Noun::Objective, row),
                        edge.target.member()
                    ),
                    "the same target stands twice in one `aligned_to`",
                    "keep one entry, with the weight that it should have",
                );
            }
        }
    }
    for (row, key_result) in (0..).zip(&store.key_results) {
        let SourceRow::SumOf(parts) = key_result.source else {
            continue;
        };
        seen.clear();
        for (at, &part) in store.sum_of[parts.range()].iter().enumerate() {
            if part != NONE && !seen.insert((1, part)) {
                found.sums.insert(parts.start as usize + at);
                report.add(
                    Code::E008,
                    format!(
                        "{}/source/sum_of/{at}",
                        store.pointer_of(Noun::KeyResult, row)
                    ),
                    "the same key result stands twice in one `sum_of`",
                    "keep one entry",
                );
            }
        }
    }
    found
}
