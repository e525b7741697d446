//! The policy member: a name or an object.

use super::{Members, Read, Reader};
use crate::{
    diagnostic::{Code, Path, Problem, shorten},
    model::{PolicyChoice, StatedPolicy},
    policy::{LimitFault, Policy, PolicyPatch},
    values::{Missing, PaceMethod, PacePlan, PaceTarget, Rounding},
    wire::json::{Kind, Syntax},
};

pub(super) const POLICY: Members = Members::new(&[
    ("extends", false),
    ("name", false),
    ("expected", false),
    ("grades", false),
    ("pace", false),
    ("missing", false),
    ("custom", false),
]);
const EXPECTED: Members = Members::new(&[
    ("committed", false),
    ("aspirational", false),
    ("custom", false),
]);
const GRADES: Members = Members::new(&[
    ("committed", false),
    ("aspirational", false),
    ("rounding", false),
    ("custom", false),
]);
const LIMITS: Members = Members::new(&[
    ("red_below", false),
    ("green_from", false),
    ("custom", false),
]);
const PACE: Members = Members::new(&[
    ("method", false),
    ("on_track", false),
    ("at_risk", false),
    ("target", false),
    ("plan", false),
    ("custom", false),
]);

/// The members whose order the merge judges.
const LIMIT_MEMBERS: [&str; 5] = ["red_below", "green_from", "method", "on_track", "at_risk"];

/// Reads a policy that stands alone: what was stated, what it comes to, what is wrong with it.
pub(in crate::wire) fn read_policy(
    text: &str,
) -> Result<(PolicyChoice, Vec<LimitFault>, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    reader.policy(&Path::Root)?;
    reader.lexer.end()?;
    Ok((
        reader.draft.store.policy,
        reader.draft.policy_faults,
        reader.problems,
    ))
}

impl Reader<'_> {
    pub(super) fn policy(&mut self, at: &Path<'_>) -> Read {
        match self.lexer.kind()? {
            Kind::String => {
                if let Some(name) = self.policy_name(at)?
                    && let Ok(resolved) = Policy::named(&name)
                {
                    self.draft.store.policy = PolicyChoice {
                        stated: StatedPolicy::Named(name),
                        resolved,
                    };
                }
                Ok(())
            }
            Kind::Object => self.policy_object(at),
            _ => self.wrong_type(at, "a policy's name or a policy object"),
        }
    }

    /// The name of a policy that exists.
    fn policy_name(&mut self, at: &Path<'_>) -> Read<Option<String>> {
        let Some((offset, name)) = self.string(at)? else {
            return Ok(None);
        };
        if Policy::NAMES.contains(&&*name) {
            return Ok(Some(name.into_owned()));
        }
        let help = self.suggester.one_of(&name, Policy::NAMES.iter().copied());
        let shown = shorten(&name);
        self.report(
            offset,
            Code::E009,
            at,
            format!("there is no policy `{shown}`"),
            help,
        );
        Ok(None)
    }

    fn policy_object(&mut self, at: &Path<'_>) -> Read {
        let mut patch = PolicyPatch::default();
        let mut unknown_base = false;
        let (path, sound) = (at.pointer(), self.problems.len());
        self.object(at, &POLICY, |r, (_, name), at| {
            match name {
                "extends" => {
                    patch.extends = r.policy_name(at)?;
                    unknown_base = patch.extends.is_none();
                }
                "name" => {
                    if let Some((offset, name)) = r.string(at)? {
                        r.judge_title(offset, at, &name);
                        patch.name = Some(name.into_owned());
                    }
                }
                "expected" => {
                    r.object(at, &EXPECTED, |r, (_, name), at| {
                        match name {
                            "committed" => patch.expected_committed = r.limit(at)?,
                            "aspirational" => patch.expected_aspirational = r.limit(at)?,
                            _ => patch.expected_custom = Some(r.custom_text(at)?.into_owned()),
                        }
                        Ok(())
                    })?;
                }
                "grades" => r.policy_grades(at, &mut patch)?,
                "pace" => r.policy_pace(at, &mut patch)?,
                "missing" => patch.missing = r.word(at, Missing::ALL, Missing::as_str)?,
                _ => patch.custom = Some(r.custom_text(at)?.into_owned()),
            }
            Ok(())
        })?;
        if !unknown_base && let Some((resolved, mut faults)) = patch.merge() {
            // Where a limit could not be read, its order with others is not judged.
            let unread: Vec<String> = (self.problems[sound..].iter())
                .filter_map(|it| it.path().strip_prefix(&path)?.rsplit_once('/'))
                .filter(|(_, member)| LIMIT_MEMBERS.contains(member))
                .map(|(group, _)| group.to_owned())
                .collect();
            faults.retain(|fault| {
                let group = fault.keys[..fault.keys.len() - 1].join("/");
                !unread.iter().any(|it| it.strip_prefix('/') == Some(&group))
            });
            self.draft.policy_faults = faults;
            self.draft.store.policy = PolicyChoice {
                stated: StatedPolicy::Object(Box::new(patch)),
                resolved,
            };
        }
        Ok(())
    }

    fn policy_grades(&mut self, at: &Path<'_>, patch: &mut PolicyPatch) -> Read {
        self.object(at, &GRADES, |r, (_, name), at| {
            let limits = match name {
                "committed" => &mut patch.committed,
                "aspirational" => &mut patch.aspirational,
                "rounding" => {
                    patch.rounding = r.word(at, Rounding::ALL, Rounding::as_str)?;
                    return Ok(());
                }
                _ => {
                    patch.grades_custom = Some(r.custom_text(at)?.into_owned());
                    return Ok(());
                }
            };
            r.object(at, &LIMITS, |r, (_, name), at| {
                match name {
                    "red_below" => limits.red_below = r.limit(at)?,
                    "green_from" => limits.green_from = r.limit(at)?,
                    _ => limits.custom = Some(r.custom_text(at)?.into_owned()),
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn policy_pace(&mut self, at: &Path<'_>, patch: &mut PolicyPatch) -> Read {
        self.object(at, &PACE, |r, (_, name), at| {
            match name {
                "method" => patch.method = r.word(at, PaceMethod::ALL, PaceMethod::as_str)?,
                "on_track" => patch.on_track = r.limit(at)?,
                "at_risk" => patch.at_risk = r.limit(at)?,
                "target" => patch.target = r.word(at, PaceTarget::ALL, PaceTarget::as_str)?,
                "plan" => patch.plan = r.word(at, PacePlan::ALL, PacePlan::as_str)?,
                _ => patch.pace_custom = Some(r.custom_text(at)?.into_owned()),
            }
            Ok(())
        })?;
        Ok(())
    }

    /// An expected score or a limit: 0 to 1.
    fn limit(&mut self, at: &Path<'_>) -> Read<Option<f64>> {
        let x = self.share(at, "the limit")?;
        Ok((!x.is_nan()).then_some(x))
    }
}
