//! Pace: whether a score is where it should be today [SPEC 7].

use crate::{
    policy::PaceRule,
    values::{Grade, Pace, PaceMethod, Score},
};

/// What SPEC 7.1 judges.
#[derive(Clone, Copy)]
pub(crate) struct Judgement {
    pub(crate) score: Score,
    pub(crate) expected: Score,
    /// The grade of the projected final score, when there is a forecast and the method asks for it.
    pub(crate) projected: Option<Grade>,
}

/// On track, at risk or off track, by the policy's method [SPEC 7.1]. Exact: integers only.
pub(crate) fn judge(rule: PaceRule, it: Judgement) -> Pace {
    let [score, expected] = [it.score, it.expected].map(|s| i64::from(s.billionths()));
    let [on_track, at_risk] = match rule.method {
        PaceMethod::Projected => match it.projected {
            Some(Grade::Green) => return Pace::OnTrack,
            Some(Grade::Yellow) => return Pace::AtRisk,
            Some(Grade::Red) => return Pace::OffTrack,
            // Where there is no forecast: `ratio` with the default limits [SPEC 8.1].
            None => [900_000_000, 700_000_000],
        },
        _ => [rule.on_track, rule.at_risk].map(|s| i64::from(s.billionths())),
    };
    let reaches = |limit: i64| match rule.method {
        PaceMethod::Gap => expected - score <= limit,
        // score / expected ≥ limit; all below 2^30, so products stay below 2^60.
        _ => score * 1_000_000_000 >= limit * expected,
    };
    if reaches(on_track) {
        Pace::OnTrack
    } else if reaches(at_risk) {
        Pace::AtRisk
    } else {
        Pace::OffTrack
    }
}

/// The worst status of several, as an objective under `min` and `all` takes it [SPEC 7.2].
pub(crate) fn worst(statuses: impl IntoIterator<Item = Pace>) -> Option<Pace> {
    const ORDER: [Pace; 5] = [
        Pace::OffTrack,
        Pace::AtRisk,
        Pace::NoData,
        Pace::NotStarted,
        Pace::OnTrack,
    ];
    statuses
        .into_iter()
        .map(|status| match status {
            Pace::Missed => Pace::OffTrack,
            Pace::Achieved => Pace::OnTrack,
            other => other,
        })
        .min_by_key(|status| ORDER.iter().position(|known| known == status))
}
