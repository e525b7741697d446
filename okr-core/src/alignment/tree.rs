//! The alignment as a tree for terminals.

use std::fmt::Write;

use super::{Alignment, At, walk::Way};
use crate::{
    graph::Bits,
    scoring::Scorecard,
    values::{Grade, NodeKind, Score},
};

/// How deep the tree is indented before it goes on at the margin: a longer chain would
/// need more blanks than text.
const MOST_LEVELS: usize = 24;

/// The grade and the score of a goal, if it is one and has any.
pub(super) fn scored(
    alignment: &Alignment,
    at: At,
    scorecard: Option<&Scorecard>,
) -> Option<(Score, Grade)> {
    let id = alignment.show(at).id();
    match at.kind {
        NodeKind::Objective => {
            let row = scorecard?.objective(id)?;
            row.score().zip(row.grade())
        }
        NodeKind::KeyResult => {
            let row = scorecard?.key_result(id)?;
            Some((row.score(), row.grade()))
        }
        NodeKind::Priority | NodeKind::Unit => None,
    }
}

/// One line that is still to be written, and what hangs below it.
struct Line {
    at: At,
    level: usize,
    last: bool,
}

impl Alignment {
    /// The alignment as text for terminals: priorities, then the objectives that support
    /// nothing, and below each what supports it; with scores and grades if a scorecard is given.
    ///
    /// Whatever supports several things is shown once in full, and after that as
    /// `(see above)`. Long chains go on at the margin: `(continued below)`. Linear in the
    /// portfolio.
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
    /// use okr_core::{Portfolio, ScoreOptions};
    ///
    /// let portfolio = Portfolio::from_json(json)?;
    /// let scorecard = portfolio.score(&ScoreOptions::new("2026-11-15".parse()?));
    /// assert_eq!(portfolio.alignment().tree(Some(&scorecard)), "\
    /// growth  Grow
    /// └─ o-company  Be trusted  0 red
    ///    └─ k-nps  Increase NPS  0 red
    ///       └─ o-team  Answer at once  0 red
    ///          └─ k-calls  Answer calls  0 red
    /// ");
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn tree(&self, scorecard: Option<&Scorecard>) -> String {
        let store = self.store();
        let mut out = String::new();
        let mut shown = Bits::none(self.size());
        let mut deferred = Bits::none(self.size());
        let priorities =
            (0..store.priorities.len() as u32).map(|row| At::new(NodeKind::Priority, row));
        let mut margin: Vec<At> = priorities.collect();
        margin.extend(self.roots().iter().map(|node| node.at));
        let mut next = 0;
        // For each level of the line being written: whether more follows at that level.
        let mut bars: Vec<bool> = Vec::new();
        let mut stack = Vec::new();
        let mut below = Vec::new();
        while let Some(&at) = margin.get(next) {
            next += 1;
            if shown.has(at.position(store)) {
                continue;
            }
            stack.push(Line {
                at,
                level: 0,
                last: true,
            });
            while let Some(line) = stack.pop() {
                if line.level > 0 {
                    bars.truncate(line.level - 1);
                    for &bar in &bars {
                        out.push_str(if bar { "│  " } else { "   " });
                    }
                    out.push_str(if line.last { "└─ " } else { "├─ " });
                    bars.push(!line.last);
                }
                below.clear();
                self.step(line.at, Way::Down, |at| below.push(at));
                let position = line.at.position(store);
                let deep = line.level == MOST_LEVELS && !below.is_empty();
                if shown.has(position) {
                    out.push_str(self.show(line.at).id());
                    out.push_str(" (see above)\n");
                    continue;
                }
                if deep {
                    if deferred.insert(position) {
                        margin.push(line.at);
                    }
                    out.push_str(self.show(line.at).id());
                    out.push_str(" (continued below)\n");
                    continue;
                }
                shown.insert(position);
                self.write_line(&mut out, line.at, scorecard);
                let count = below.len();
                stack.extend(below.iter().enumerate().rev().map(|(place, &at)| Line {
                    at,
                    level: line.level + 1,
                    last: place + 1 == count,
                }));
            }
        }
        out
    }

    fn write_line(&self, out: &mut String, at: At, scorecard: Option<&Scorecard>) {
        let node = self.show(at);
        out.push_str(node.id());
        out.push_str("  ");
        out.extend((node.title().chars()).map(|c| if c.is_control() { ' ' } else { c }));
        if let Some((score, grade)) = scored(self, at, scorecard) {
            let _ = write!(out, "  {score} {grade}");
        } else if scorecard.is_some() && at.kind == NodeKind::Objective {
            out.push_str("  unscored");
        }
        out.push('\n');
    }
}
