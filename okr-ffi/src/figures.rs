//! The figures of statistics by their paths in the JSON; none for a path that no number has.

use okr_core::Score;
use okr_core::stats::{
    CycleChange, Delivery, Distribution, Group, MeanChange, Reliability, Share, Verdicts,
};

/// A figure: none if there is no such, and none within if there is nothing to say.
type Figure = Option<Option<f64>>;

pub(crate) fn of_group(group: &Group, path: &str) -> Figure {
    let (head, rest) = split(path);
    match head {
        "objectives" => distribution(&group.objectives, rest),
        "key_results" => distribution(&group.key_results, rest),
        "calibration" => {
            let it = &group.calibration;
            match rest {
                "n" => count(it.n),
                "mean" => score(it.mean),
                "low" => Some(it.low),
                "high" => Some(it.high),
                "not_closed" => count(it.not_closed),
                _ => None,
            }
        }
        "delivery" => delivery(&group.delivery, rest),
        "confidence" => match split(rest) {
            ("statements", rest) => reliability(&group.confidence.statements, rest),
            ("last", rest) => reliability(&group.confidence.last, rest),
            _ => None,
        },
        "targets" => match split(rest) {
            ("amended", rest) => share(group.targets.amended, rest),
            ("late", rest) => share(group.targets.late, rest),
            ("easier", rest) => share(group.targets.easier, rest),
            _ => None,
        },
        "check_ins" => {
            let it = &group.check_ins;
            match split(rest) {
                ("on_time", rest) => share(it.on_time, rest),
                ("never", rest) => share(it.never, rest),
                ("gaps", "") => count(it.gaps),
                ("median_days", "") => Some(it.median_days),
                ("longest_days", "") => Some(it.longest_days.map(f64::from)),
                ("first_median_days", "") => Some(it.first_median_days),
                ("first_longest_days", "") => Some(it.first_longest_days.map(f64::from)),
                _ => None,
            }
        }
        "ends" => match split(rest) {
            ("dropped", rest) => share(group.ends.dropped, rest),
            ("carried_over", rest) => share(group.ends.carried_over, rest),
            ("carried_from", rest) => share(group.ends.carried_from, rest),
            ("key_results_dropped", rest) => share(group.ends.key_results_dropped, rest),
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn of_cycle(pair: &CycleChange, path: &str) -> Figure {
    match split(path) {
        ("objectives", rest) => mean_change(&pair.objectives, rest),
        ("aspirational", rest) => mean_change(&pair.aspirational, rest),
        ("delivery", "difference") => Some(pair.delivery.difference),
        ("delivery", rest) => match split(rest) {
            ("before", rest) => delivery(&pair.delivery.before, rest),
            ("after", rest) => delivery(&pair.delivery.after, rest),
            _ => None,
        },
        _ => None,
    }
}

fn split(path: &str) -> (&str, &str) {
    path.split_once('.').unwrap_or((path, ""))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is a figure, as all others are"
)]
fn count(count: u64) -> Figure {
    Some(Some(count as f64))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is a figure, as all others are"
)]
fn score(score: Option<Score>) -> Figure {
    Some(score.map(Score::to_f64))
}

/// The entry of a list of ten.
fn tenth<'a, T>(list: &'a [T; 10], index: &str) -> Option<&'a T> {
    match index.as_bytes() {
        [digit @ b'0'..=b'9'] => list.get(usize::from(digit - b'0')),
        _ => None,
    }
}

fn share(it: Share, path: &str) -> Figure {
    match path {
        "count" => count(it.count),
        "of" => count(it.of),
        "share" => Some(it.share),
        _ => None,
    }
}

fn distribution(it: &Distribution, path: &str) -> Figure {
    match split(path) {
        ("n", "") => count(it.n),
        ("unscored", "") => count(it.unscored),
        ("no_data", rest) => share(it.no_data, rest),
        ("mean", "") => score(it.mean),
        ("variance", "") => Some(it.variance),
        ("median", "") => score(it.median),
        ("zero", rest) => share(it.zero, rest),
        ("seven_tenths", rest) => share(it.seven_tenths, rest),
        ("one", rest) => share(it.one, rest),
        ("reached", rest) => share(it.reached, rest),
        ("histogram", rest) => count(*tenth(&it.histogram, rest)?),
        ("verdicts", rest) => verdicts(&it.verdicts, rest),
        _ => None,
    }
}

fn verdicts(it: &Verdicts, path: &str) -> Figure {
    let (word, rest) = split(path);
    share(it.of(word.parse().ok()?), rest)
}

fn delivery(it: &Delivery, path: &str) -> Figure {
    match path {
        "count" => count(it.count),
        "of" => count(it.of),
        "share" => Some(it.share),
        "low" => Some(it.low),
        "high" => Some(it.high),
        "not_closed" => count(it.not_closed),
        _ => None,
    }
}

fn reliability(it: &Reliability, path: &str) -> Figure {
    match split(path) {
        ("n", "") => count(it.n),
        ("brier", "") => Some(it.brier),
        ("stated", "") => score(it.stated),
        ("observed", "") => Some(it.observed),
        ("bins", rest) => {
            let (index, rest) = split(rest);
            let it = tenth(&it.bins, index)?;
            match rest {
                "n" => count(it.n),
                "stated" => score(it.stated),
                "reached" => count(it.reached),
                "observed" => Some(it.observed),
                _ => None,
            }
        }
        _ => None,
    }
}

fn mean_change(it: &MeanChange, path: &str) -> Figure {
    match path {
        "n_before" => count(it.n_before),
        "n_after" => count(it.n_after),
        "before" => score(it.before),
        "after" => score(it.after),
        "difference" => Some(it.difference),
        "low" => Some(it.low),
        "high" => Some(it.high),
        _ => None,
    }
}
