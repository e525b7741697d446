//! The profiles, as data. `docs/checks.md` says what each is for.

use super::Rule;
use crate::values::{
    Profile,
    Severity::{self, Error, Hint, Warning},
};

/// What a profile makes of the rules. Rules are named by what their codes start with.
pub(super) struct ProfileData {
    /// The scoring policy, for documents that state none.
    pub(super) policy: Option<&'static str>,
    pub(super) ignore: &'static [&'static str],
    /// Those of `ignore` that run all the same.
    pub(super) keep: &'static [&'static str],
    /// Findings of one severity that get another one. The first line that fits counts.
    pub(super) raise: &'static [(&'static str, Severity, Severity)],
    /// The least severity that is told.
    pub(super) least: Severity,
    /// Rule, option, value.
    pub(super) options: &'static [(&'static str, &'static str, f64)],
}

const DEFAULT: ProfileData = ProfileData {
    policy: None,
    ignore: &[],
    keep: &[],
    raise: &[],
    least: Hint,
    options: &[],
};

const GOOGLE: ProfileData = ProfileData {
    policy: Some("google"),
    ignore: &["FOC009"],
    options: &[
        ("FOC002", "max_key_results", 4.0),
        ("FOC006", "max_objectives", 5.0),
    ],
    ..DEFAULT
};

const STRICT: ProfileData = ProfileData {
    raise: &[
        ("OBJ", Warning, Error),
        ("KR", Warning, Error),
        ("", Hint, Warning),
    ],
    ..DEFAULT
};

const LENIENT: ProfileData = ProfileData {
    ignore: &["OBJ", "KR", "FOC", "CAL"],
    keep: &["OBJ007", "KR005", "KR013", "KR014"],
    least: Warning,
    ..DEFAULT
};

pub(super) fn data(profile: Profile) -> &'static ProfileData {
    match profile {
        Profile::Default => &DEFAULT,
        Profile::Google => &GOOGLE,
        Profile::Strict => &STRICT,
        Profile::Lenient => &LENIENT,
    }
}

impl ProfileData {
    pub(super) fn runs(&self, rule: &Rule) -> bool {
        let named = |list: &[&str]| list.iter().any(|start| rule.code.starts_with(start));
        !named(self.ignore) || named(self.keep)
    }

    /// The severity of a finding for which nobody chose one; none if it is not told.
    pub(super) fn severity(&self, rule: &Rule, own: Severity) -> Severity {
        let mut lines = self.raise.iter();
        let line = lines.find(|(start, from, _)| rule.code.starts_with(start) && *from == own);
        line.map_or(own, |(_, _, to)| *to)
    }

    pub(super) fn number(&self, rule: &Rule, name: &str) -> Option<f64> {
        let mut lines = self.options.iter();
        let line = lines.find(|(code, option, _)| *code == rule.code && *option == name);
        line.map(|(_, _, value)| *value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lint, policy::Policy};

    #[test]
    fn what_profiles_name_is_there() {
        let mut seen = 0;
        for &profile in Profile::ALL {
            seen += 1;
            let it = data(profile);
            assert!(it.policy.is_none_or(|name| Policy::named(name).is_ok()));
            let listed = it.ignore.iter().chain(it.keep);
            let starts = listed.chain(it.raise.iter().map(|(start, ..)| start));
            for start in starts {
                // A family as a whole may be named before its first rule is there.
                let family = start.chars().all(|c| c.is_ascii_uppercase());
                assert!(family || lint::rule(start).is_some(), "{profile}: {start}");
            }
            for &(code, name, value) in it.options {
                let rule = lint::rule(code).unwrap_or_else(|| panic!("{profile}: {code}"));
                let option = rule.options().iter().find(|it| it.name() == name).unwrap();
                assert!((option.least()..=option.most()).contains(&value), "{code}");
            }
        }
        assert_eq!(seen, 4);
    }

    #[test]
    fn strict_takes_one_step_and_lenient_tells_no_hints() {
        let rule = lint::rule("ALN016").unwrap();
        assert_eq!(data(Profile::Strict).severity(rule, Hint), Warning);
        assert_eq!(data(Profile::Strict).severity(rule, Warning), Warning);
        assert!(data(Profile::Lenient).least < Hint);
    }
}
