//! The stable codes of loading problems [SPEC 12].

/// Declares the codes: number, kebab-case name, one sentence.
macro_rules! codes {
    ($($code:ident $name:literal $summary:literal;)+) => {
        /// The stable code of a problem [SPEC 12]. Codes are never reused.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $summary] $code,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)+];

            /// The code itself: `E009`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)+ }
            }

            /// Its name: `unknown-reference`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)+ }
            }

            /// When it is reported, in one sentence.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$code => $summary,)+ }
            }
        }
    };
}

codes! {
    E001 "syntax" "The text is not well-formed JSON or YAML, not UTF-8, or nested deeper than 128.";
    E002 "unsupported-version" "The member `okr` names a version of the format that is not known.";
    E003 "unknown-member" "An object has a member that the format does not know.";
    E004 "missing-member" "A required member is absent or null.";
    E005 "wrong-type" "A value is of another type than the format asks for, or no word of the enumeration.";
    E006 "out-of-range" "A number, title or name lies outside its bounds.";
    E007 "invalid-identifier" "An identifier is empty, too long or has characters that identifiers do not have.";
    E008 "duplicate-identifier" "An identifier stands twice within its kind, or a target twice in one list.";
    E009 "unknown-reference" "A reference names nothing, or something of the wrong kind.";
    E010 "invalid-date" "A text is not a civil date within the years 1900 to 2200.";
    E011 "dates-out-of-order" "A period ends before it starts.";
    E012 "target-equals-baseline" "A measure has the same target as baseline.";
    E013 "wrong-direction" "A measure's target lies on the other side of its baseline than its kind says.";
    E014 "invalid-limits" "Limits, zone points or policy limits are out of order.";
    E015 "loop" "A chain of references closes a loop.";
    E016 "counted-twice" "A sum reaches one key result by two paths.";
    E017 "incompatible" "A member does not fit what stands beside it.";
    E018 "invalid-weight" "A weight lies outside its bounds or has more than six fraction digits.";
    E019 "invalid-plan" "The steps of a plan do not rise to 1 on the due date.";
    E020 "outside-parent" "A cycle reaches beyond its parent cycle.";
    E021 "missing-reason" "An override, amendment or drop has no reason.";
    E022 "empty" "A list that needs entries has none, or an amendment changes nothing.";
    E023 "duplicate-member" "An object has the same member twice.";
    E024 "gate-not-met" "A cycle cannot move on, or goals cannot be carried over: something that must hold does not.";
    E025 "not-applicable" "An edit does not fit what stands there: already dropped, not aligned, no check-in of that day.";
}

impl core::fmt::Display for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ledger of codes: a line is added, never changed or removed.
    const LEDGER: &str = include_str!("../../codes.ledger");

    #[test]
    fn the_ledger_and_the_code_agree() {
        let ledger: Vec<_> = LEDGER
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .collect();
        assert!(ledger.len() >= 23, "the ledger has {} lines", ledger.len());
        let live: Vec<_> = ledger.iter().filter(|line| line[1] != "retired").collect();
        assert_eq!(live.len(), Code::ALL.len());
        for (line, code) in live.iter().zip(Code::ALL) {
            assert_eq!(line[..], [code.as_str(), code.name()]);
        }
        let mut numbers: Vec<_> = ledger.iter().map(|line| line[0]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), ledger.len(), "a code stands twice");
    }
}
