//! How many diagnostics there are of each rule.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Checked, RenderOptions, count};
use crate::values::Severity;

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let mut counts: BTreeMap<(&str, Severity), (&str, usize)> = BTreeMap::new();
    let mut waived = 0;
    for document in documents {
        waived += document.waived.len();
        for it in document.told(options) {
            counts
                .entry((it.code, it.severity))
                .or_insert((it.name, 0))
                .1 += 1;
        }
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|&(_, (_, count))| std::cmp::Reverse(count));
    let digits = |count: usize| count.to_string().len();
    let wide = rows
        .iter()
        .map(|&(_, (_, count))| digits(count))
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    let mut all = 0;
    for ((code, severity), (name, count)) in rows {
        all += count;
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{count:>wide$}  {severity:<7}  {code:<6}  {name}");
    }
    let more = match waived {
        0 => String::new(),
        _ => format!(", {waived} waived"),
    };
    let documents = count(documents.len(), "document");
    let _ = writeln!(out, "{} in {documents}{more}", count(all, "finding"));
    out
}
