//! Measures: the kind decides which members there are.

use super::{Members, Read, Reader};
use crate::{
    diagnostic::{Code, Path, shorten},
    model::{ItemRow, MeasureRow, PointRow, Rows, Shape, Text},
    values::{Accumulate, Interpolate, MAX_MAGNITUDE, MeasureKind, Over, Weight, identifier_fault},
    wire::json::Lexer,
};

pub(super) const TOWARD: Members = Members::new(&[
    ("kind", true),
    ("baseline", true),
    ("target", true),
    ("accumulate", false),
    ("custom", false),
]);
pub(super) const AT_LEAST: Members = Members::new(&[
    ("kind", true),
    ("threshold", true),
    ("floor", false),
    ("strict", false),
    ("over", false),
    ("custom", false),
]);
pub(super) const AT_MOST: Members = Members::new(&[
    ("kind", true),
    ("threshold", true),
    ("ceiling", false),
    ("strict", false),
    ("over", false),
    ("custom", false),
]);
pub(super) const BETWEEN: Members = Members::new(&[
    ("kind", true),
    ("low", true),
    ("high", true),
    ("tolerance", false),
    ("strict", false),
    ("over", false),
    ("custom", false),
]);
pub(super) const BARE: Members = Members::new(&[("kind", true), ("custom", false)]);
pub(super) const CHECKLIST: Members =
    Members::new(&[("kind", true), ("items", true), ("custom", false)]);
pub(super) const ITEM: Members = Members::new(&[
    ("id", true),
    ("title", true),
    ("weight", false),
    ("done_on", false),
    ("custom", false),
]);
pub(super) const ZONES: Members = Members::new(&[
    ("kind", true),
    ("points", true),
    ("interpolate", false),
    ("custom", false),
]);
pub(super) const POINT: Members = Members::new(&[("at", true), ("score", true), ("custom", false)]);

/// What the members of any kind say, before the kind makes a shape of it.
struct Parts {
    /// `baseline`, `threshold` or `low`.
    first: f64,
    /// `target`, `floor`, `ceiling` or `high`.
    second: f64,
    tolerance: f64,
    accumulate: Accumulate,
    strict: bool,
    over: Over,
    step: bool,
    rows: Rows,
    custom: Text,
}

/// A measure of just its kind and its limits, members in order: most are like that. None for
/// anything else, which the general way reads, and says what it is.
#[inline(always)]
fn usual_measure(lexer: &mut Lexer<'_>) -> Option<Shape> {
    if !lexer.next_is(b"{\"kind\":") {
        return None;
    }
    let kind = MeasureKind::from_word(lexer.plain_string()?)?;
    let (strict, over) = (false, Over::Latest);
    let shape = match kind {
        MeasureKind::Increase | MeasureKind::Decrease => Shape::Toward {
            baseline: limit(lexer, b",\"baseline\":")?,
            target: limit(lexer, b",\"target\":")?,
            accumulate: Accumulate::Latest,
            decrease: kind == MeasureKind::Decrease,
        },
        MeasureKind::AtLeast => {
            let threshold = limit(lexer, b",\"threshold\":")?;
            let floor = last_limit(lexer, b",\"floor\":")?;
            return Some(Shape::AtLeast {
                threshold,
                floor,
                strict,
                over,
            });
        }
        MeasureKind::AtMost => {
            let threshold = limit(lexer, b",\"threshold\":")?;
            let ceiling = last_limit(lexer, b",\"ceiling\":")?;
            return Some(Shape::AtMost {
                threshold,
                ceiling,
                strict,
                over,
            });
        }
        MeasureKind::Between => {
            let low = limit(lexer, b",\"low\":")?;
            let high = limit(lexer, b",\"high\":")?;
            let tolerance = last_limit(lexer, b",\"tolerance\":")?;
            return Some(Shape::Between {
                low,
                high,
                tolerance,
                strict,
                over,
            });
        }
        MeasureKind::Milestone => Shape::Milestone,
        MeasureKind::Discover => Shape::Discover,
        MeasureKind::Aligned => Shape::Aligned,
        MeasureKind::Checklist | MeasureKind::Zones => return None,
    };
    lexer.closes().then_some(shape)
}

/// The limit with this key, if it comes next.
#[inline(always)]
fn limit<const N: usize>(lexer: &mut Lexer<'_>, key: &[u8; N]) -> Option<f64> {
    if !lexer.next_is(key) {
        return None;
    }
    lexer.plain_number().filter(|x| x.abs() <= MAX_MAGNITUDE)
}

/// The limit with this key and the end of the measure, or just the end: then NaN.
#[inline(always)]
fn last_limit<const N: usize>(lexer: &mut Lexer<'_>, key: &[u8; N]) -> Option<f64> {
    if lexer.closes() {
        return Some(f64::NAN);
    }
    let limit = limit(lexer, key)?;
    lexer.closes().then_some(limit)
}

impl Reader<'_> {
    /// A measure in its usual form, read straight through; see [`usual_measure`].
    #[inline]
    fn usual_measure(&mut self) -> Option<Shape> {
        let mut lexer = self.lexer;
        let shape = usual_measure(&mut lexer)?;
        self.lexer = lexer;
        Some(shape)
    }

    pub(super) fn measure(&mut self, at: &Path<'_>) -> Read<MeasureRow> {
        if let Some(shape) = self.usual_measure() {
            return Ok(MeasureRow {
                shape,
                custom: Text::NONE,
            });
        }
        let mut parts = Parts {
            first: f64::NAN,
            second: f64::NAN,
            tolerance: f64::NAN,
            accumulate: Accumulate::Latest,
            strict: false,
            over: Over::Latest,
            step: false,
            rows: Rows::default(),
            custom: Text::NONE,
        };
        let Some(kind) = self.measure_kind(at)? else {
            return Ok(MeasureRow {
                shape: Shape::Unknown,
                custom: Text::NONE,
            });
        };
        let members = match kind {
            MeasureKind::Increase | MeasureKind::Decrease => &TOWARD,
            MeasureKind::AtLeast => &AT_LEAST,
            MeasureKind::AtMost => &AT_MOST,
            MeasureKind::Between => &BETWEEN,
            MeasureKind::Checklist => &CHECKLIST,
            MeasureKind::Zones => &ZONES,
            MeasureKind::Milestone | MeasureKind::Discover | MeasureKind::Aligned => &BARE,
        };
        self.object(at, members, |r, (_, name), at| {
            r.measure_part(&mut parts, name, at)
        })?;
        let Parts {
            first,
            second,
            tolerance,
            accumulate,
            strict,
            over,
            step,
            rows,
            custom,
        } = parts;
        let shape = match kind {
            MeasureKind::Increase | MeasureKind::Decrease => Shape::Toward {
                baseline: first,
                target: second,
                accumulate,
                decrease: kind == MeasureKind::Decrease,
            },
            MeasureKind::AtLeast => Shape::AtLeast {
                threshold: first,
                floor: second,
                strict,
                over,
            },
            MeasureKind::AtMost => Shape::AtMost {
                threshold: first,
                ceiling: second,
                strict,
                over,
            },
            MeasureKind::Between => Shape::Between {
                low: first,
                high: second,
                tolerance,
                strict,
                over,
            },
            MeasureKind::Milestone => Shape::Milestone,
            MeasureKind::Checklist => Shape::Checklist { items: rows },
            MeasureKind::Zones => Shape::Zones { points: rows, step },
            MeasureKind::Discover => Shape::Discover,
            MeasureKind::Aligned => Shape::Aligned,
        };
        Ok(MeasureRow { shape, custom })
    }

    fn measure_part(&mut self, parts: &mut Parts, name: &str, at: &Path<'_>) -> Read {
        match name {
            "kind" => {
                self.lexer.string()?;
            }
            "baseline" | "threshold" | "low" => parts.first = self.number(at)?,
            "target" | "floor" | "ceiling" | "high" => parts.second = self.number(at)?,
            "tolerance" => parts.tolerance = self.number(at)?,
            "accumulate" => {
                parts.accumulate = (self.word(at, Accumulate::ALL, Accumulate::as_str)?)
                    .unwrap_or(Accumulate::Latest);
            }
            "strict" => parts.strict = self.boolean(at)?,
            "over" => {
                parts.over = self
                    .word(at, Over::ALL, Over::as_str)?
                    .unwrap_or(Over::Latest);
            }
            "interpolate" => {
                parts.step = self.word(at, Interpolate::ALL, Interpolate::as_str)?
                    == Some(Interpolate::Step);
            }
            "items" => parts.rows = self.items(at)?,
            "points" => {
                let start = self.draft.store.points.len();
                let count = self.list(at, |r, _, at| r.point(at))?;
                if matches!(count, Some(0 | 1)) {
                    let offset = self.lexer.offset().saturating_sub(1);
                    self.report(
                        offset,
                        Code::E022,
                        at,
                        "zones have fewer than two points".to_owned(),
                        "give at least two points of `at` and `score`",
                    );
                }
                parts.rows = Rows::new(start, self.draft.store.points.len());
            }
            _ => parts.custom = self.custom(at)?,
        }
        Ok(())
    }

    /// The kind of the measure that starts here.
    fn measure_kind(&mut self, at: &Path<'_>) -> Read<Option<MeasureKind>> {
        self.tag(at, MeasureKind::ALL, MeasureKind::as_str, "measure")
    }

    fn items(&mut self, at: &Path<'_>) -> Read<Rows> {
        let start = self.draft.store.items.len();
        let mut ids = std::collections::HashMap::new();
        let count = self.list(at, |r, index, at| {
            let mut row = ItemRow {
                id: Text::NONE,
                title: Text::NONE,
                weight: Weight::ONE,
                done_on: None,
                custom: Text::NONE,
            };
            r.object(at, &ITEM, |r, (_, name), at| {
                match name {
                    "id" => {
                        let Some((offset, id)) = r.string(at)? else {
                            return Ok(());
                        };
                        if let Some(message) = identifier_fault(&id) {
                            r.report(
                                offset,
                                Code::E007,
                                at,
                                message,
                                "use 1 to 128 of the characters `A-Z a-z 0-9 . _ : / @ -`",
                            );
                        }
                        row.id = r.draft.store.arena.push(&id);
                        if let Some(first) = ids.insert(id.to_string(), index) {
                            ids.insert(id.to_string(), first);
                            let shown = shorten(&id);
                            r.report(
                                offset,
                                Code::E008,
                                at,
                                format!("the item `{shown}` stands twice in one list"),
                                format!("entry {first} has this identifier already"),
                            );
                        }
                    }
                    "title" => row.title = r.title(at)?,
                    "weight" => row.weight = r.weight(at)?,
                    "done_on" => row.done_on = r.date(at)?,
                    _ => row.custom = r.custom(at)?,
                }
                Ok(())
            })?;
            r.draft.store.items.push(row);
            Ok(())
        })?;
        self.not_empty(count, at, "checklist item");
        Ok(Rows::new(start, self.draft.store.items.len()))
    }

    fn point(&mut self, at: &Path<'_>) -> Read {
        let mut row = PointRow {
            at: f64::NAN,
            score: f64::NAN,
            custom: Text::NONE,
        };
        self.object(at, &POINT, |r, (_, name), at| {
            match name {
                "at" => row.at = r.number(at)?,
                "score" => row.score = r.share(at, "the score")?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.points.push(row);
        Ok(())
    }
}
