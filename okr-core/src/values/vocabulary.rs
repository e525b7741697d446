//! The closed vocabularies of FORMAT: each word of the wire is one variant.

/// Declares a closed vocabulary: the enumeration, its wire words, and both conversions.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $vis enum $name { $($(#[$doc])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant,)+ }

        impl $name {
            /// Every value, in the order of the documentation.
            $vis const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that stands for it in documents and results.
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that `word` stands for.
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::error::Error;

            /// Reads the word; `E005` with the nearest word as the remedy when there is no such value.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::from_word(word).ok_or_else(|| {
                    crate::error::Error::unknown_word(word, Self::ALL.iter().map(|value| value.as_str()))
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(super) use vocabulary;

vocabulary! {
    /// A unit's level, from the top down [SPEC 1].
    pub enum Level {
        /// The whole company.
        Company = "company",
        /// A department.
        Department = "department",
        /// A team.
        Team = "team",
        /// One person.
        Individual = "individual",
    }
}

vocabulary! {
    /// What a node of the alignment is [SPEC 10].
    pub enum NodeKind {
        /// A strategic priority of the organization.
        Priority = "priority",
        /// A company, department, team or individual.
        Unit = "unit",
        /// An objective.
        Objective = "objective",
        /// A key result.
        KeyResult = "key_result",
    }
}

vocabulary! {
    /// Why there is no forecast, or less than a whole one [SPEC 8].
    pub enum NoForecast {
        /// It is dropped.
        Dropped = "dropped",
        /// A review's score is final: the objective has nothing left to forecast.
        Overridden = "overridden",
        /// The measure is neither `increase` nor `decrease`.
        Measure = "measure",
        /// The history is read by `max`, `min` or `mean`.
        Accumulate = "accumulate",
        /// The value is a sum of other key results: it has no history of its own.
        SumOf = "sum_of",
        /// There is no value yet.
        NoValue = "no_value",
        /// One point only: the first value lies on or before the first day of the window.
        TooFewPoints = "too_few_points",
        /// Two points give a median and no spread; of an objective, no component has a spread.
        NoSpread = "no_spread",
        /// The objective has no component, so no score.
        Unscored = "unscored",
        /// No component of the objective has a forecast.
        NoComponent = "no_component",
        /// More than 4,096 components of the objective have a forecast.
        TooManyComponents = "too_many_components",
        /// A backtest: the due date has not passed.
        NotDue = "not_due",
        /// A backtest: no check-in in the window has enough history before it.
        NoHistory = "no_history",
    }
}

vocabulary! {
    /// What one node of the alignment is to another [SPEC 10].
    pub enum Relation {
        /// An objective supports an objective, a key result or a priority.
        AlignedTo = "aligned_to",
        /// A key result is part of its objective, a unit of its parent.
        PartOf = "part_of",
        /// An objective is owned by a unit.
        OwnedBy = "owned_by",
    }
}

vocabulary! {
    /// Where a cycle stands [SPEC 1].
    pub enum Phase {
        /// Goals are being set.
        Planning = "planning",
        /// Goals are being worked on (the default).
        Active = "active",
        /// Goals are being scored.
        Review = "review",
        /// Scores are final.
        Closed = "closed",
    }
}

vocabulary! {
    /// What is promised of a goal [SPEC 5.1].
    pub enum Commitment {
        /// Expected to score 1.0.
        Committed = "committed",
        /// Expected to score 0.7.
        Aspirational = "aspirational",
    }
}

vocabulary! {
    /// What sort of change an objective is after.
    pub enum ObjectiveKind {
        /// Build something that is not there.
        Build = "build",
        /// Improve what is there.
        Improve = "improve",
        /// Find something new.
        Innovate = "innovate",
    }
}

vocabulary! {
    /// Who set an objective.
    pub enum Origin {
        /// Given from above.
        TopDown = "top_down",
        /// Proposed from below.
        BottomUp = "bottom_up",
    }
}

vocabulary! {
    /// What an objective's score is made of [SPEC 4.5].
    pub enum ComponentSource {
        /// Its own key results (the default).
        KeyResults = "key_results",
        /// The objectives aligned to it.
        Aligned = "aligned",
        /// Both, pooled.
        Both = "both",
    }
}

vocabulary! {
    /// How the components of an objective combine [SPEC 4.5].
    pub enum Combine {
        /// The weighted mean (the default).
        Mean = "mean",
        /// The smallest score.
        Min = "min",
        /// 1 if every score is 1, else 0.
        All = "all",
        /// The mean weighted by |target − baseline|.
        Magnitude = "magnitude",
    }
}

vocabulary! {
    /// What a key result does for its objective [SPEC 4.6].
    pub enum Role {
        /// It counts in the score (the default).
        Key = "key",
        /// It caps the score.
        Guardrail = "guardrail",
    }
}

vocabulary! {
    /// The state of an initiative; never scored.
    pub enum InitiativeState {
        /// Under way or to be started (the default).
        Open = "open",
        /// Finished.
        Done = "done",
        /// Given up.
        Stopped = "stopped",
    }
}

vocabulary! {
    /// The ten kinds of measure [SPEC 3].
    pub enum MeasureKind {
        /// From a baseline up to a target [SPEC 3.1].
        Increase = "increase",
        /// From a baseline down to a target [SPEC 3.1].
        Decrease = "decrease",
        /// A lower limit [SPEC 3.2].
        AtLeast = "at_least",
        /// An upper limit [SPEC 3.3].
        AtMost = "at_most",
        /// A range [SPEC 3.4].
        Between = "between",
        /// Done or not done [SPEC 3.5].
        Milestone = "milestone",
        /// A list of items [SPEC 3.6].
        Checklist = "checklist",
        /// A scale of points [SPEC 3.7].
        Zones = "zones",
        /// A baseline to be found [SPEC 3.8].
        Discover = "discover",
        /// The objectives aligned to this key result [SPEC 3.9].
        Aligned = "aligned",
    }
}

vocabulary! {
    /// What a key result's value is made of [SPEC 3.10].
    pub enum Accumulate {
        /// The latest value (the default).
        Latest = "latest",
        /// The baseline plus every value: each check-in is an increment.
        Sum = "sum",
        /// The largest value.
        Max = "max",
        /// The smallest value.
        Min = "min",
        /// The mean of the values.
        Mean = "mean",
    }
}

vocabulary! {
    /// How the scores of a limit combine over time [SPEC 3.11].
    pub enum Over {
        /// The latest score (the default).
        Latest = "latest",
        /// The worst score.
        Worst = "worst",
        /// The plain mean.
        Mean = "mean",
        /// The mean weighted by the days that each score held.
        TimeWeighted = "time_weighted",
    }
}

vocabulary! {
    /// What holds between two zone points [SPEC 3.7].
    pub enum Interpolate {
        /// A straight line (the default).
        Linear = "linear",
        /// The score of the point last passed.
        Step = "step",
    }
}

vocabulary! {
    /// The named plan curves [SPEC 6.3]; steps are the other form.
    pub enum PlanCurve {
        /// Evenly.
        Linear = "linear",
        /// Most of it early.
        FrontLoaded = "front_loaded",
        /// Most of it late.
        BackLoaded = "back_loaded",
        /// Slow, fast, slow.
        SCurve = "s_curve",
        /// All of it on the due date.
        AtEnd = "at_end",
        /// All of it from the start.
        Constant = "constant",
    }
}

vocabulary! {
    /// Which history is read [SPEC 4.3].
    pub enum Basis {
        /// With the amendments in force (the default).
        Current = "current",
        /// Without amendments.
        Original = "original",
    }
}

vocabulary! {
    /// The band of a score [SPEC 5.4].
    pub enum Grade {
        /// Below the red limit.
        Red = "red",
        /// Between the limits.
        Yellow = "yellow",
        /// From the green limit on.
        Green = "green",
    }
}

vocabulary! {
    /// What a score means, given the commitment [SPEC 5.2].
    pub enum Verdict {
        /// Committed, and reached.
        Delivered = "delivered",
        /// Committed, and not reached.
        Missed = "missed",
        /// Aspirational, and all of it reached.
        Overshot = "overshot",
        /// Aspirational, and the expected score reached.
        Hit = "hit",
        /// Aspirational, and above the red limit.
        Progressed = "progressed",
        /// Aspirational, and below the red limit.
        FellShort = "fell_short",
    }
}

vocabulary! {
    /// Whether the score so far is where it should be today [SPEC 7.2].
    pub enum Pace {
        /// The expected final score is reached.
        Achieved = "achieved",
        /// Where it should be.
        OnTrack = "on_track",
        /// Somewhat behind.
        AtRisk = "at_risk",
        /// Well behind.
        OffTrack = "off_track",
        /// The due date has passed.
        Missed = "missed",
        /// The window has not begun.
        NotStarted = "not_started",
        /// Nothing was reported.
        NoData = "no_data",
    }
}

vocabulary! {
    /// What somebody owes because of a score [SPEC 5.3].
    pub enum Duty {
        /// Explain why a commitment was missed.
        Explain = "explain",
        /// Escalate a commitment at risk.
        Escalate = "escalate",
        /// Carry an unfinished aspiration over, or drop it with a reason.
        CarryOver = "carry_over",
    }
}

vocabulary! {
    /// What an unreported key result counts as [SPEC 4.2].
    pub enum Missing {
        /// A score of 0 (the default).
        Zero = "zero",
        /// Nothing: it is left out.
        Exclude = "exclude",
    }
}

vocabulary! {
    /// How a score is rounded before it is graded [SPEC 5.4].
    pub enum Rounding {
        /// Not at all (the default).
        None = "none",
        /// To one decimal, ties to even.
        Tenths = "tenths",
    }
}

vocabulary! {
    /// How pace is judged [SPEC 7.1].
    pub enum PaceMethod {
        /// Score over expected score (the default).
        Ratio = "ratio",
        /// Expected score minus score.
        Gap = "gap",
        /// The forecast's median final score against the grades.
        Projected = "projected",
    }
}

vocabulary! {
    /// What pace is judged against [SPEC 7.2].
    pub enum PaceTarget {
        /// The expected final score of the commitment (the default).
        Expected = "expected",
        /// 1.0, whatever the commitment.
        Full = "full",
    }
}

vocabulary! {
    /// Whether pace follows the plan curve [SPEC 7.2].
    pub enum PacePlan {
        /// It does (the default).
        Curve = "curve",
        /// It does not: all is expected from the first day.
        None = "none",
    }
}

vocabulary! {
    /// How a sensitivity was computed [SPEC 10.4].
    pub enum SensitivityMethod {
        /// From the weights: the score is linear in that of the key result.
        Exact = "exact",
        /// From the scores at two points: the score has a kink, a step or a cap, or the parts of a mean change.
        FiniteDifference = "finite_difference",
    }
}

vocabulary! {
    /// What statistics are grouped by [SPEC 9.1].
    pub enum Grouping {
        /// Everything: one group.
        All = "all",
        /// The level of the unit that owns an objective.
        Level = "level",
        /// The unit that owns an objective.
        Unit = "unit",
        /// A unit with all units below it.
        Subtree = "subtree",
        /// The cycle.
        Cycle = "cycle",
        /// Committed or aspirational.
        Commitment = "commitment",
        /// Level and cycle.
        LevelCycle = "level_cycle",
        /// The unit that owns an objective, and cycle.
        UnitCycle = "unit_cycle",
        /// Cycle and commitment.
        CycleCommitment = "cycle_commitment",
    }
}

vocabulary! {
    /// Whether aspirational goals are as hard as they should be [SPEC 9.2].
    pub enum CalibrationVerdict {
        /// Fewer than five scores: nothing can be said.
        TooFew = "too_few",
        /// The interval of the mean lies wholly above 0.8.
        TooEasy = "too_easy",
        /// It lies wholly below 0.6.
        TooHard = "too_hard",
        /// It lies within 0.5 to 0.9 and has a point of 0.6 to 0.8.
        Calibrated = "calibrated",
        /// Anything else: it is too wide to tell.
        Inconclusive = "inconclusive",
    }
}

vocabulary! {
    /// How much a finding of a check weighs [SPEC 11].
    pub enum Severity {
        /// It is wrong.
        Error = "error",
        /// It is very likely wrong.
        Warning = "warning",
        /// It is worth a look.
        Hint = "hint",
    }
}

vocabulary! {
    /// Where a check starts from: which rules run, and how much their findings weigh.
    pub enum Profile {
        /// Every rule as it is by itself.
        Default = "default",
        /// What Google's playbook asks for.
        Google = "google",
        /// Everything, and heavier.
        Strict = "strict",
        /// What is certain, and no more.
        Lenient = "lenient",
    }
}

vocabulary! {
    /// The languages in which titles can be read.
    pub enum Language {
        /// English.
        English = "en",
        /// German.
        German = "de",
        /// French.
        French = "fr",
        /// Spanish.
        Spanish = "es",
    }
}

vocabulary! {
    /// How diagnostics are told.
    pub enum OutputFormat {
        /// Each with the line that it is about, a caret and its remedy, for people.
        Text = "text",
        /// One line each.
        Concise = "concise",
        /// The diagnostics of FORMAT, in JSON.
        Json = "json",
        /// SARIF 2.1.0, for code scanning.
        Sarif = "sarif",
        /// Annotations of GitHub Actions.
        Github = "github",
        /// `JUnit` XML, for build servers.
        Junit = "junit",
        /// How many there are of each rule.
        Statistics = "statistics",
    }
}

vocabulary! {
    /// The kinds of thing that a diagnostic can be about [SPEC 12].
    pub enum SubjectKind {
        /// A strategic priority of the organization.
        Priority = "priority",
        /// A unit.
        Unit = "unit",
        /// A cycle.
        Cycle = "cycle",
        /// A KPI.
        Kpi = "kpi",
        /// An objective.
        Objective = "objective",
        /// A key result.
        KeyResult = "key_result",
        /// An initiative.
        Initiative = "initiative",
    }
}

/// The value of a member that is absent.
macro_rules! defaults {
    ($($name:ident: $variant:ident,)+) => {
        $(impl Default for $name {
            /// The value of an absent member.
            fn default() -> Self {
                Self::$variant
            }
        })+
    };
}

defaults! {
    Phase: Active,
    ComponentSource: KeyResults,
    Combine: Mean,
    Role: Key,
    InitiativeState: Open,
    Accumulate: Latest,
    Over: Latest,
    Interpolate: Linear,
    Basis: Current,
    Profile: Default,
    Language: English,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        assert_eq!(Level::ALL.len(), 4);
        for &level in Level::ALL {
            assert_eq!(level.as_str().parse::<Level>().unwrap(), level);
        }
        for &pace in Pace::ALL {
            assert_eq!(Pace::from_word(pace.as_str()), Some(pace));
        }
        let error = "companny".parse::<Level>().unwrap_err();
        assert!(
            error.to_string().contains("did you mean `company`?"),
            "{error}"
        );
    }
}
