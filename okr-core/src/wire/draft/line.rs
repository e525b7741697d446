//! The lines of an outline: how deep each stands, and what is written there.

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Marker {
    Heading(u32),
    /// A bullet or a number.
    Item,
    Plain,
}

/// A line with something in it.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Line and column of the text, from 1.
    pub(super) at: (u32, u32),
    pub(super) marker: Marker,
    /// The deeper, the greater; headings stand above everything else.
    pub(super) depth: usize,
    pub(super) text: &'t str,
    pub(super) after_blank: bool,
    /// The mark in the box of a task list: `[x]`.
    pub(super) ticked: bool,
}

/// Where the depths of lines that are no headings begin.
pub(super) const BELOW_HEADINGS: usize = 10;
/// A tab leads to the next multiple of this column.
const TAB: usize = 4;
/// No line is deeper than this many columns.
const DEEPEST: usize = 400;

/// The place and the text of a line that is none of an outline.
pub(super) type LeftOut<'t> = ((u32, u32), &'t str);

/// The lines, and the place and text of each that is none of an outline: tables, quotations, code.
pub(super) fn lines(text: &str) -> (Vec<Line<'_>>, Vec<LeftOut<'_>>) {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut left_out = Vec::new();
    let mut after_blank = false;
    let mut in_code = false;
    for (number, raw) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let content = raw.trim();
        if content.starts_with("```") || content.starts_with("~~~") {
            in_code = !in_code;
            if in_code {
                left_out.push(((number, 1), content));
            }
            continue;
        }
        if in_code {
            continue;
        }
        if content.is_empty() {
            after_blank = true;
            continue;
        }
        if is_rule(content) {
            if let (false, Some(last)) = (after_blank, found.last_mut())
                && last.marker == Marker::Plain
                && content.starts_with(['=', '-'])
            {
                // A heading underlined with `===` or `---`.
                let level = if content.starts_with('=') { 1 } else { 2 };
                last.marker = Marker::Heading(level);
                last.depth = level as usize;
            }
            after_blank = true;
            continue;
        }
        let start = raw.len() - raw.trim_start().len();
        let mut line = line(content, columns(&raw[..start]));
        let skipped = start + (content.len() - line.text.len());
        let column = raw[..skipped.min(raw.len())].chars().count() + 1;
        line.at = (number, u32::try_from(column).unwrap_or(u32::MAX));
        line.after_blank = after_blank;
        line.text = without_emphasis(line.text);
        after_blank = false;
        if content.starts_with(['|', '>', '<']) {
            left_out.push((line.at, content));
        } else if !line.text.is_empty() {
            found.push(line);
        }
    }
    (found, left_out)
}

/// `---`, `***`, `===`: three or more of one sign.
fn is_rule(content: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|&sign| {
        content.len() >= 3
            && content.chars().all(|c| c == sign || c == ' ')
            && content.starts_with(sign)
    }) && content.chars().filter(|c| *c != ' ').count() >= 3
}

fn columns(indent: &str) -> usize {
    let mut column = 0_usize;
    for c in indent.chars() {
        column = if c == '\t' {
            (column / TAB + 1) * TAB
        } else {
            column + 1
        };
    }
    column.min(DEEPEST)
}

fn line(content: &str, indent: usize) -> Line<'_> {
    let made = |marker, depth, text: &'_ str| Line {
        at: (0, 0),
        marker,
        depth,
        // It is a tail of `content`.
        text: &content[content.len() - text.len()..],
        after_blank: false,
        ticked: false,
    };
    let hashes = content.len() - content.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && content[hashes..].starts_with(' ') {
        let text = content[hashes..].trim_start();
        return made(Marker::Heading(hashes as u32), hashes, text);
    }
    // What stands one column deeper counts for more than a marker of another kind.
    let depth = BELOW_HEADINGS + 3 * indent;
    if let Some(rest) = content.strip_prefix(['-', '*', '+', '•', '◦', '▪', '‣', '–', '—', '·'])
        && rest.starts_with([' ', '\t'])
    {
        let (text, ticked) = without_box(rest.trim_start());
        let mut line = made(Marker::Item, depth + 2, text);
        line.ticked = ticked;
        return line;
    }
    if let Some((rest, levels)) = numbered(content) {
        let (text, ticked) = without_box(rest);
        let mut line = made(Marker::Item, depth + 6 * (levels - 1) + 1, text);
        line.ticked = ticked;
        return line;
    }
    made(Marker::Plain, depth, content)
}

/// `1.`, `2)`, `1.2`, `1.2.`: what stands behind it, and how many levels the number has.
fn numbered(content: &str) -> Option<(&str, usize)> {
    let end = content
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(content.len());
    let (number, rest) = content.split_at(end);
    let levels = number.split('.').filter(|it| !it.is_empty()).count();
    let closed = number.ends_with('.') || rest.starts_with(')') || levels > 1;
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    let short = number.starts_with(|c: char| c.is_ascii_digit())
        && number.split('.').all(|it| it.len() <= 2)
        && levels <= 4;
    (closed && short && rest.starts_with([' ', '\t'])).then(|| (rest.trim_start(), levels))
}

/// Without the box of a task list, and whether it is ticked.
fn without_box(text: &str) -> (&str, bool) {
    for (mark, ticked) in [("[ ]", false), ("[x]", true), ("[X]", true)] {
        if let Some(rest) = text.strip_prefix(mark)
            && rest.starts_with(' ')
        {
            return (rest.trim_start(), ticked);
        }
    }
    (text, false)
}

/// Without the asterisks and underscores around the whole of it.
pub(super) fn without_emphasis(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["***", "**", "__", "*", "_"] {
        if let Some(inside) = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            && !inside.contains(mark)
        {
            text = inside.trim();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(text: &str) -> Vec<(Marker, usize, String)> {
        let (found, _) = lines(text);
        (found.iter())
            .map(|line| (line.marker, line.depth, line.text.to_owned()))
            .collect()
    }

    #[test]
    fn markers_are_told_from_text() {
        let found = depths("# A\n- b\n  * **c**\n1. d\n1.2 e\n[x] f\n-g\n2026 h\n- [x] i\n**j** k");
        let texts: Vec<_> = found.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "A", "b", "c", "d", "e", "[x] f", "-g", "2026 h", "i", "**j** k"
            ]
        );
        let heading = Marker::Heading(1);
        let (item, plain) = (Marker::Item, Marker::Plain);
        let markers: Vec<_> = found.iter().map(|it| it.0).collect();
        assert_eq!(
            markers,
            [
                heading, item, item, item, item, plain, plain, plain, item, plain
            ]
        );
    }

    #[test]
    fn a_bullet_under_a_number_or_a_line_is_deeper() {
        let found = depths("Line\n1. number\n- bullet\n 1. deeper\n1.1 second level\n");
        let order: Vec<_> = found.iter().map(|it| it.1).collect();
        assert!(order[0] < order[1] && order[1] < order[2] && order[2] < order[3]);
        assert!(order[1] < order[4]);
    }

    #[test]
    fn underlines_make_headings_and_rules_nothing() {
        let found = depths("Title\n=====\n\n---\nB\n---\ntext\n");
        let markers: Vec<_> = found.iter().map(|it| it.0).collect();
        assert_eq!(
            markers,
            [Marker::Heading(1), Marker::Heading(2), Marker::Plain]
        );
    }

    #[test]
    fn columns_count_characters() {
        let (found, left_out) = lines("é- x\n\t- ü y\n| a |\n```\ncode\n```\n- z");
        let places: Vec<_> = found.iter().map(|line| line.at).collect();
        assert_eq!(places, [(1, 1), (2, 4), (7, 3)]);
        assert_eq!(left_out.len(), 2);
    }
}
