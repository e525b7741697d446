//! Numbers about groups of objectives [SPEC 10.3].

use serde::Serialize;

use super::{Alignment, NodeName};
use crate::{
    error::Error,
    model::Target,
    values::{Level, NodeKind, Origin},
};

/// How well a group of objectives is aligned [SPEC 10.3].
///
/// A group is all objectives, those of a unit, or those of a level. What is counted about
/// each objective is counted in the whole graph. Shares and means are 0 to 1 and above,
/// plain doubles, and none where there is nothing to divide by.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Measures {
    /// Objectives in the group.
    pub objectives: u32,
    /// Those with line of sight; company objectives have it.
    pub line_of_sight: Sighted,
    /// Company objectives that some objective supports, be it by one of their key results.
    pub company_objectives: Covered,
    /// Key results of company objectives that some objective supports, in all roles.
    pub company_key_results: Covered,
    /// Alignments up to the nearest company objective or priority, over the objectives with
    /// line of sight that are not company objectives.
    pub depth: Spread,
    /// Alignments that end at an objective or its key results.
    pub fan_in: Spread,
    /// Alignments that start at an objective.
    pub fan_out: Spread,
    /// Who proposed the objectives.
    pub origin: Origins,
    /// How unevenly contributions fall on the company objectives of the group, 0 to 1: the
    /// Gini coefficient. None without company objectives, or if nothing contributes.
    ///
    /// Every objective below contributes 1, plus what it receives from those that are
    /// aligned to it, split over its alignments by weight.
    pub gini: Option<f64>,
}

/// How many of a group have line of sight.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Sighted {
    /// How many have it.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// `count` / `of`; none when `of` is 0.
    pub share: Option<f64>,
}

/// How many of a group are supported.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Covered {
    /// How many are.
    pub covered: u32,
    /// Of how many.
    pub of: u32,
    /// `covered` / `of`; none when `of` is 0.
    pub share: Option<f64>,
}

/// The mean and the largest of some counts; none if there are none.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Spread {
    /// The mean.
    pub mean: Option<f64>,
    /// The largest.
    pub max: Option<u32>,
}

/// How many objectives were given from above and how many were proposed from below.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Origins {
    /// Given from above.
    pub top_down: u32,
    /// Proposed from below.
    pub bottom_up: u32,
    /// Those that do not say.
    pub unstated: u32,
    /// Share of `top_down` among those that say; none if none does.
    pub top_down_share: Option<f64>,
    /// Share of `bottom_up` among those that say; none if none does.
    pub bottom_up_share: Option<f64>,
}

/// A number of cases and the sum and largest of their counts.
#[derive(Default)]
struct Counts {
    n: u32,
    sum: u64,
    max: u32,
}

impl Counts {
    fn add(&mut self, count: u32) {
        self.n += 1;
        self.sum += u64::from(count);
        self.max = self.max.max(count);
    }

    fn spread(&self) -> Spread {
        Spread {
            mean: (self.n > 0).then(|| self.sum as f64 / f64::from(self.n)),
            max: (self.n > 0).then_some(self.max),
        }
    }
}

fn share(count: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| f64::from(count) / f64::from(of))
}

impl Alignment {
    /// The measures of all objectives in force. Linear in the portfolio.
    ///
    /// ```
    /// # let json = r#"{"okr": "1",
    /// #   "organization": {"name": "Acme", "priorities": [{"id": "growth", "title": "Grow"}]},
    /// #   "units": [{"id": "acme", "name": "Acme", "level": "company"},
    /// #     {"id": "support", "name": "Support", "level": "team", "parent": "acme"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o-company", "title": "Be trusted", "owner": "acme", "cycle": "q",
    /// #       "commitment": "committed", "aligned_to": [{"priority": "growth"}],
    /// #       "key_results": [{"id": "k-nps", "title": "Increase NPS", "measure": {"kind": "milestone"}}]},
    /// #     {"id": "o-team", "title": "Answer at once", "owner": "support", "cycle": "q",
    /// #       "commitment": "committed", "aligned_to": [{"key_result": "k-nps"}],
    /// #       "key_results": [{"id": "k-calls", "title": "Answer calls", "measure": {"kind": "milestone"}}]}]}"#;
    /// use okr_core::Portfolio;
    ///
    /// let measures = Portfolio::from_json(json)?.alignment().measures();
    /// assert_eq!(measures.line_of_sight.share, Some(1.0));
    /// assert_eq!((measures.company_key_results.covered, measures.company_key_results.of), (1, 1));
    /// assert_eq!(measures.depth.max, Some(1));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn measures(&self) -> Measures {
        self.measure(self.objective_rows())
    }

    /// The measures of the objectives that a unit owns, or that it and all units below it own.
    ///
    /// Linear in those, once what holds of the whole graph is known.
    ///
    /// # Errors
    ///
    /// `E009` for an unknown unit.
    pub fn measures_of_unit(&self, unit: &str, subtree: bool) -> Result<Measures, Error> {
        let unit = self.at(NodeName::from((NodeKind::Unit, unit)))?.row;
        let units = if subtree {
            self.unit_and_below(unit)
        } else {
            vec![unit]
        };
        Ok(self.measure(units.into_iter().flat_map(|unit| self.owned_by(unit))))
    }

    /// The measures of the objectives that units of a level own. Linear in the portfolio.
    pub fn measures_of_level(&self, level: Level) -> Measures {
        let store = self.store();
        self.measure((self.objective_rows()).filter(|&row| store.level(row) == level))
    }

    fn measure(&self, rows: impl Iterator<Item = u32>) -> Measures {
        let store = self.store();
        let (mut objectives, mut sighted) = (0, 0);
        let (mut company, mut covered) = (0, 0);
        let (mut key_results, mut covered_key_results) = (0, 0);
        let (mut depth, mut fan_in, mut fan_out) =
            (Counts::default(), Counts::default(), Counts::default());
        let (mut top_down, mut bottom_up) = (0, 0);
        let mut received = Vec::new();
        for row in rows {
            objectives += 1;
            let supporters = self.edges_to_whole(row).count() as u32;
            fan_in.add(supporters);
            fan_out.add(self.edges_from(row).count() as u32);
            match store.objectives[row as usize].origin {
                Some(Origin::TopDown) => top_down += 1,
                Some(Origin::BottomUp) => bottom_up += 1,
                None => {}
            }
            let steps = self.depth_of(row);
            sighted += u32::from(steps.is_some());
            if self.is_company(row) {
                company += 1;
                covered += u32::from(supporters > 0);
                for key_result in self.key_result_rows(row) {
                    key_results += 1;
                    let mut edges = self.edges_to(Target::KeyResult(key_result));
                    covered_key_results += u32::from(edges.next().is_some());
                }
                received.push(self.received()[row as usize]);
            } else if let Some(steps) = steps {
                depth.add(steps);
            }
        }
        let stated = top_down + bottom_up;
        Measures {
            objectives,
            line_of_sight: Sighted {
                count: sighted,
                of: objectives,
                share: share(sighted, objectives),
            },
            company_objectives: Covered {
                covered,
                of: company,
                share: share(covered, company),
            },
            company_key_results: Covered {
                covered: covered_key_results,
                of: key_results,
                share: share(covered_key_results, key_results),
            },
            depth: depth.spread(),
            fan_in: fan_in.spread(),
            fan_out: fan_out.spread(),
            origin: Origins {
                top_down,
                bottom_up,
                unstated: objectives - stated,
                top_down_share: share(top_down, stated),
                bottom_up_share: share(bottom_up, stated),
            },
            gini: gini(received),
        }
    }

    /// What each objective receives from those aligned to it or its key results.
    pub(super) fn contributions(&self) -> Vec<f64> {
        let store = self.store();
        let mut received = vec![0.0; store.objectives.len()];
        for &row in &store.structure.objective_order {
            if !self.has_objective(row) || self.is_company(row) {
                continue;
            }
            let weight = |edge: u32| store.edges[edge as usize].weight.millionths();
            let all = self.edges_from(row).map(weight).sum::<u64>() as f64;
            let given: f64 = 1.0 + received[row as usize];
            for edge in self.edges_from(row) {
                if let Some(above) = store.leads_to(&store.edges[edge as usize]) {
                    received[above as usize] += given * (weight(edge) as f64 / all);
                }
            }
        }
        received
    }
}

/// The Gini coefficient of some shares, each 0 or more.
fn gini(mut shares: Vec<f64>) -> Option<f64> {
    shares.sort_unstable_by(f64::total_cmp);
    let n = shares.len() as f64;
    let sum: f64 = shares.iter().sum();
    if sum <= 0.0 {
        return None;
    }
    let ranked: f64 = (shares.iter().zip(1_u32..))
        .map(|(x, rank)| f64::from(rank) * x)
        .sum();
    Some((2.0 * ranked) / (n * sum) - (n + 1.0) / n)
}

#[cfg(test)]
mod tests {
    use super::gini;

    #[test]
    fn gini_of_equal_and_of_unequal_shares() {
        assert_eq!(gini(vec![]), None);
        assert_eq!(gini(vec![0.0, 0.0]), None);
        assert_eq!(gini(vec![2.0, 2.0, 2.0, 2.0]), Some(0.0));
        assert_eq!(gini(vec![0.0, 0.0, 0.0, 8.0]), Some(0.75));
    }
}
