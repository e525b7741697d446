//! The tree for people.

use core::fmt;

use super::{ExplainNode, Explanation, Part};

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "as of {}, policy {}, basis {}",
            self.as_of, self.policy, self.basis
        )?;
        node(f, &self.root, None, "", "")
    }
}

fn node(
    f: &mut fmt::Formatter<'_>,
    it: &ExplainNode,
    part: Option<&Part>,
    head: &str,
    indent: &str,
) -> fmt::Result {
    let kind = it.kind.replace('_', " ");
    write!(f, "{head}{kind} {} ({})", it.id, it.title)?;
    match it.score {
        Some(score) => write!(f, ": {score}")?,
        None => write!(f, ": unscored")?,
    }
    if let Some(Part {
        weight: Some(weight),
        share: Some(share),
        contribution: Some(contribution),
        ..
    }) = part
    {
        write!(
            f,
            "   [weight {weight}, {:.1} % of the score's weight, adds {contribution:.4}]",
            share * 100.0
        )?;
    }
    if it.shown_above {
        return writeln!(f, "   (explained above)");
    }
    writeln!(f)?;
    let children = !it.parts.is_empty() || !it.left_out.is_empty();
    let rail = if children { "│ " } else { "  " };
    for step in &it.steps {
        writeln!(
            f,
            "{indent}{rail}{} = {}   {} [{}]",
            step.name, step.value, step.formula, step.section
        )?;
        for input in &step.inputs {
            write!(
                f,
                "{indent}{rail}    {} = {}   {}",
                input.name, input.value, input.origin
            )?;
            match &input.path {
                Some(path) => writeln!(f, ", at {path}")?,
                None => writeln!(f)?,
            }
        }
    }
    let count = it.parts.len() + it.left_out.len();
    for (at, part) in it.parts.iter().enumerate() {
        let last = at + 1 == count;
        let (branch, below) = if last {
            ("└ ", "  ")
        } else {
            ("├ ", "│ ")
        };
        node(
            f,
            &part.node,
            Some(part),
            &format!("{indent}{branch}"),
            &format!("{indent}{below}"),
        )?;
    }
    for (at, left) in (it.parts.len()..).zip(&it.left_out) {
        let branch = if at + 1 == count { "└ " } else { "├ " };
        let kind = left.kind.replace('_', " ");
        writeln!(
            f,
            "{indent}{branch}{kind} {} is left out: {} [{}]",
            left.id, left.reason, left.section
        )?;
    }
    Ok(())
}
