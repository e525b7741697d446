//! The distribution of a weighted mean of independent scores.
//!
//! What is known is added up exactly. One open part is exact too. Of several, each is cut into cells
//! of equal width δ: in a cell of the sum stands the probability that the parts' cells add up to it, and
//! within a cell it is spread evenly. Only where in its cell a score lies is lost, so the sum is off by
//! less than δ for each part. All parts that end at 0 or 1 keep their exact place and probability.

use super::{
    bisect::first_to,
    law::{Law, between},
};
use crate::values::Score;

/// About how many cells there are from the worst sum to the best.
const CELLS: u128 = 2048;
/// What is left out of a product of probabilities: all of it together stays below 10^-14.
const NOTHING: f64 = 1e-18;

/// A part of a mean.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) weight: u128,
    pub(super) law: Law,
    /// The score that a committed key result must reach for its objective to be delivered.
    pub(super) floor: Score,
}

/// The distribution of a mean, as far as every part reaches its floor.
#[derive(Debug)]
pub(super) struct Sum {
    /// Σ w of all parts.
    weight: u128,
    /// Σ w·s of what is known, in billionths.
    known: u128,
    /// The probability of what is taken as known.
    factor: f64,
    open: Open,
    error: f64,
}

#[derive(Debug)]
enum Open {
    Nothing,
    One(Part),
    Several(Cells),
}

/// The sum of the open parts.
#[derive(Debug)]
struct Cells {
    /// Σ w of the open parts, and the number of cells between 0 and that.
    weight: u128,
    count: usize,
    /// Places where all parts end at 0 or 1, rising, and the probability of this one and all above.
    ends: Vec<(usize, f64)>,
    /// The probability of everything else from the left edge of each cell on; one more than cells.
    tails: Vec<f64>,
}

impl Sum {
    /// Of parts that all reach their floors, or of all of them if `floors` is not set.
    pub(super) fn new(parts: &[Part], floors: bool) -> Self {
        let mut sum = Self {
            weight: 0,
            known: 0,
            factor: 1.0,
            open: Open::Nothing,
            error: 0.0,
        };
        let mut open: Vec<Part> = Vec::new();
        for part in parts {
            let floor = if floors { part.floor } else { Score::ZERO };
            sum.weight += part.weight;
            match part.law {
                Law::Known(score) => {
                    sum.known += part.weight * u128::from(score.billionths());
                    sum.factor *= f64::from(u8::from(score >= floor));
                }
                // What must end at 1 does, with its probability.
                _ if floor == Score::ONE => {
                    sum.known += part.weight * u128::from(Score::ONE.billionths());
                    sum.factor *= part.law.at_least(Score::ONE);
                }
                _ => {
                    let part = Part {
                        floor,
                        ..part.clone()
                    };
                    open.push(part);
                }
            }
        }
        let whole = sum.weight as f64;
        sum.error = (open.iter())
            .map(|part| part.law.error() * (part.weight as f64 / whole))
            .sum();
        sum.open = match (open.pop(), open.len()) {
            (None, _) => Open::Nothing,
            (Some(part), 0) => Open::One(part),
            (Some(part), _) => {
                open.push(part);
                let (cells, error) = Cells::new(&open);
                sum.error += error * (cells.weight as f64 / whole);
                Open::Several(cells)
            }
        };
        sum
    }

    /// Whether the mean reaches `x`, rounded to billionths as it is, if the open parts give
    /// `open` [SPEC 2.4].
    fn reaches(&self, x: Score, open: u128) -> bool {
        let twice = 2 * (self.known + open);
        match (2 * u128::from(x.billionths())).checked_sub(1) {
            None => true,
            Some(half_below) => {
                let limit = half_below * self.weight;
                twice > limit || (twice == limit && x.billionths().is_multiple_of(2))
            }
        }
    }

    /// P(mean ≥ x and every floor is reached).
    pub(super) fn at_least(&self, x: Score) -> f64 {
        self.factor
            * match &self.open {
                Open::Nothing => f64::from(u8::from(self.reaches(x, 0))),
                Open::One(part) => {
                    let reaches = |score: u32| self.reaches(x, part.weight * u128::from(score));
                    match least(reaches) {
                        None => 0.0,
                        Some(least) => part.law.at_least(least.max(part.floor)),
                    }
                }
                Open::Several(cells) => {
                    let place = |place: usize| cells.billionths(place);
                    let first = (cells.ends)
                        .partition_point(|&(place_of, _)| !self.reaches(x, place(place_of)));
                    let ends = cells.ends.get(first).map_or(0.0, |end| end.1);
                    ends + cells.at_least(self.missing(x))
                }
            }
    }

    /// How much weight times score the open parts must give for the mean to be `x`; may be below 0.
    fn missing(&self, x: Score) -> f64 {
        let all = u128::from(x.billionths()) * self.weight;
        let gap = if all >= self.known {
            (all - self.known) as f64
        } else {
            -((self.known - all) as f64)
        };
        gap / 1e9
    }

    /// How far the mean may be off.
    pub(super) fn error(&self) -> f64 {
        self.error
    }
}

/// The least score for which something holds that holds from there on; none if it does for none.
fn least(holds: impl Fn(u32) -> bool) -> Option<Score> {
    let one = Score::ONE.billionths().cast_signed();
    first_to(one, |billionths| holds(billionths.unsigned_abs()))
        .and_then(|billionths| Score::from_billionths(billionths.unsigned_abs()))
}

impl Cells {
    /// The sum of parts, and how far it may be off as a share of their weight.
    fn new(parts: &[Part]) -> (Self, f64) {
        let weight: u128 = parts.iter().map(|part| part.weight).sum();
        let unit = parts.iter().fold(0, |unit, part| gcd(unit, part.weight));
        let units = weight / unit;
        // Where the weights allow it, every part is a whole number of cells.
        let widths: Vec<usize> = if units <= CELLS {
            let each = CELLS / units;
            (parts.iter())
                .map(|part| (part.weight / unit * each) as usize)
                .collect()
        } else {
            (parts.iter())
                .map(|part| ((part.weight * CELLS + weight / 2) / weight).max(1) as usize)
                .collect()
        };
        let count: usize = widths.iter().sum();
        let share = |part: &Part| part.weight as f64 / weight as f64;
        let moved: f64 = (parts.iter().zip(&widths))
            .map(|(part, &width)| (share(part) - width as f64 / count as f64).abs())
            .sum();
        let error = parts.len() as f64 / count as f64 + moved;
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&at| widths[at]);
        let mut ends = vec![1.0];
        let mut cells: Vec<f64> = Vec::new();
        for at in order {
            (ends, cells) = add(&ends, &cells, &parts[at], widths[at]);
        }
        let mut above = 0.0;
        let mut places: Vec<(usize, f64)> = Vec::new();
        for (place, &mass) in ends.iter().enumerate().rev() {
            if mass > 0.0 {
                above += mass;
                places.push((place, above));
            }
        }
        places.reverse();
        let mut tails = vec![0.0; cells.len() + 1];
        for at in (0..cells.len()).rev() {
            tails[at] = tails[at + 1] + cells[at];
        }
        let sum = Self {
            weight,
            count,
            ends: places,
            tails,
        };
        (sum, error)
    }

    /// The weight times score, in billionths, of a place between cells.
    fn billionths(&self, place: usize) -> u128 {
        let whole = self.weight * u128::from(Score::ONE.billionths());
        place as u128 * whole / self.count as u128
    }

    /// The probability of cells from a sum of weight times score on.
    fn at_least(&self, sum: f64) -> f64 {
        let at = sum / self.weight as f64 * self.count as f64;
        if at <= 0.0 {
            self.tails[0]
        } else if at >= self.count as f64 {
            0.0
        } else {
            between(&self.tails, at)
        }
    }
}

/// The sum of what stands in `ends` and `cells` and one more part, `width` cells wide.
fn add(ends: &[f64], cells: &[f64], part: &Part, width: usize) -> (Vec<f64>, Vec<f64>) {
    let at = |place: usize| {
        let billionths = (place as u64 * 1_000_000_000).div_ceil(width as u64) as u32;
        Score::from_billionths(billionths).unwrap_or(Score::ONE)
    };
    let tail = |x: Score| part.law.at_least(x.max(part.floor));
    let above_zero = tail(at(0).max(Score::from_billionths(1).unwrap_or(Score::ONE)));
    let zero = if part.floor == Score::ZERO {
        (1.0 - above_zero).max(0.0)
    } else {
        0.0
    };
    let one = tail(Score::ONE);
    let mut own = Vec::with_capacity(width);
    let mut left = above_zero;
    for place in 1..=width {
        let right = if place == width { one } else { tail(at(place)) };
        own.push((left - right).max(0.0));
        left = right;
    }
    let mut new_ends = vec![0.0; ends.len() + width];
    let mut new_cells = vec![0.0; ends.len() - 1 + width];
    for (place, &mass) in ends.iter().enumerate().filter(|it| *it.1 > NOTHING) {
        new_ends[place] += mass * zero;
        new_ends[place + width] += mass * one;
        spread(&mut new_cells[place..], &own, mass);
    }
    for (into, mass) in [(0, zero), (width, one)] {
        spread(&mut new_cells[into..], cells, mass);
    }
    // Two cells add up to two: half of what stands in them falls in each.
    for (place, &mass) in cells.iter().enumerate().filter(|it| *it.1 > NOTHING) {
        spread(&mut new_cells[place..], &own, mass / 2.0);
        spread(&mut new_cells[place + 1..], &own, mass / 2.0);
    }
    (new_ends, new_cells)
}

/// Adds `mass` times what stands in `own`.
fn spread(into: &mut [f64], own: &[f64], mass: f64) {
    if mass > 0.0 {
        for (into, own) in into.iter_mut().zip(own) {
            *into += mass * own;
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
