//! Edits of objectives, key results and KPIs.

use super::{Done, desk::Desk, history};
use crate::{
    diagnostic::Code,
    model::{Noun, boolean_fault},
    values::{Date, EditKind},
    wire::{
        document::{
            Alignment, Amendment, CheckIn, ChecklistItem, Drop, Edit, Escalation, KeyResult,
            Measure, Measurement, New, Review, Text,
        },
        edits,
    },
};

impl<'a> Desk<'a> {
    pub(super) fn check_in(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.key_result.as_deref()?;
        let place = self.find_key_result(name)?;
        let on = self.day(edit);
        self.reasoned(edit, None, Some(place.0));
        let mut check_in = CheckIn::new(on);
        check_in.value = edit.value;
        check_in.confidence = edit.confidence;
        check_in.note.clone_from(&edit.note);
        let author = self.stamp.by.as_deref();
        check_in.by = edit.by.clone().or(author.map(Into::into));
        check_in.custom.clone_from(&edit.custom);
        if !(self.counts(place, on, "/on") & self.takes_boolean(place, on, edit)) {
            return None;
        }
        let list = &mut self.key_result(place).check_ins;
        list.push(check_in);
        let number = list.len() - 1;
        self.touch(
            format!("{}/check_ins/{number}", key_result_pointer(place)),
            "",
        );
        Some(None)
    }

    pub(super) fn change_check_in(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.key_result.as_deref()?;
        let corrects = edit.kind == EditKind::CorrectCheckIn;
        let what = if corrects {
            "the correction"
        } else {
            "the withdrawal"
        };
        self.reasoned(edit, Some(what), None);
        let place = self.find_key_result(name)?;
        let list = &self.key_result(place).check_ins;
        let days = list.iter().map(|check_in| Some(check_in.on));
        let at = match history::find(name, days, edit.on?, edit.nth) {
            Ok(at) => at,
            Err((member, message, help)) => {
                self.refuse(Code::E025, member, message, help);
                return None;
            }
        };
        let list_pointer = format!("{}/check_ins", key_result_pointer(place));
        if corrects {
            let old = self.key_result(place).check_ins[at].clone();
            let new = history::corrected(old.clone(), edit);
            let counts = edit.moved_to.is_none() || self.counts(place, new.on, "/moved_to");
            if !(counts & self.takes_boolean(place, new.on, edit)) {
                return None;
            }
            self.key_result(place).check_ins[at] = new;
            self.touch(format!("{list_pointer}/{at}"), "");
            if edit.value.is_none() {
                self.touch_whole(format!("{list_pointer}/{at}/value"), "/moved_to");
            }
            return Some(Some(history::was(at, &old)));
        }
        let old = self.key_result(place).check_ins.remove(at);
        self.moved_up(&list_pointer, at);
        Some(Some(history::was(at, &old)))
    }

    /// Whether a check-in of that day counts: the key result is not dropped by then.
    fn counts(&mut self, place: (usize, usize), on: Date, member: &str) -> bool {
        let key_result = self.key_result(place);
        let Some(drop) = key_result.dropped.as_ref().filter(|drop| drop.on <= on) else {
            return true;
        };
        let (message, help) = history::dropped_by_then(&key_result.id, drop.on, on);
        self.refuse(Code::E025, member, message, help);
        false
    }

    /// Whether a value that was written as a boolean meets a milestone.
    fn takes_boolean(&mut self, place: (usize, usize), on: Date, edit: &Edit<'_>) -> bool {
        let milestone = matches!(
            measure_on(self.key_result(place), on),
            Measure::Milestone { .. } | Measure::Checklist { .. } | Measure::Aligned { .. }
        );
        if edit.boolean && !milestone {
            let (code, message, help) = boolean_fault();
            self.refuse(code, "/value", message, help);
            return false;
        }
        true
    }

    pub(super) fn complete_item(&mut self, edit: &Edit<'a>) -> Done {
        let (name, wanted) = (edit.key_result.as_deref()?, edit.item.as_deref()?);
        let place = self.find_key_result(name)?;
        let on = self.day(edit);
        self.reasoned(edit, None, Some(place.0));
        let (mut listed, mut done) = (Vec::new(), Vec::new());
        let key_result = self.key_result(place);
        for (number, measure) in (0_usize..).zip(measures(key_result)) {
            let Measure::Checklist { items, .. } = measure else {
                continue;
            };
            for item in items {
                if item.id == wanted && item.done_on.is_none() {
                    item.done_on = Some(on);
                    done.push(number);
                }
                listed.push(item.id.clone());
            }
        }
        if !listed.iter().any(|id| id == wanted) {
            let mut suggester = crate::diagnostic::Suggester::default();
            let near = suggester.nearest(wanted, listed.iter().map(AsRef::as_ref));
            let help = near.map_or_else(
                || "name an item of its checklist".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.refuse(
                Code::E009,
                "/item",
                format!("`{name}` has no item `{wanted}`"),
                help,
            );
            return None;
        }
        if done.is_empty() {
            self.refuse(
                Code::E025,
                "/item",
                format!("the item `{wanted}` of `{name}` is done already"),
                "leave it out",
            );
            return None;
        }
        Some(Some(edits::json(&done)))
    }

    pub(super) fn record_measurement(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.kpi.as_deref()?;
        let Some(row) = self.document.kpis.iter().position(|kpi| kpi.id == name) else {
            self.unknown(Noun::Kpi, "/kpi", name);
            return None;
        };
        let on = self.day(edit);
        let mut measurement = Measurement::new(on, edit.value?);
        measurement.custom.clone_from(&edit.custom);
        let list = &mut self.document.kpis[row].measurements;
        list.push(measurement);
        let place = format!("/kpis/{row}/measurements/{}", list.len() - 1);
        self.touch(place, "");
        Some(None)
    }

    pub(super) fn amend(&mut self, edit: &Edit<'a>) -> Done {
        self.reasoned(edit, Some("the amendment"), None);
        let place = self.find_key_result(edit.key_result.as_deref()?)?;
        if edit.measure.is_none() && edit.due.is_none() && edit.weight.is_none() {
            // That nothing is changed, or what it is changed to, was refused already.
            return None;
        }
        let mut amendment = Amendment::new(self.day(edit), stated_reason(edit));
        amendment.by = self.stamp.by.as_deref().map(Into::into);
        amendment.measure = edit.measure.as_deref().cloned();
        amendment.due = edit.due;
        amendment.weight = edit.weight;
        amendment.custom.clone_from(&edit.custom);
        let list = &mut self.key_result(place).amendments;
        list.push(amendment);
        let number = list.len() - 1;
        self.touch(
            format!("{}/amendments/{number}", key_result_pointer(place)),
            "",
        );
        Some(None)
    }

    pub(super) fn drop(&mut self, edit: &Edit<'a>) -> Done {
        let on = self.day(edit);
        self.reasoned(edit, Some("the drop"), None);
        let (name, member, pointer, dropped) = if let Some(name) = edit.objective.as_deref() {
            let row = self.find_objective("/objective", name)?;
            let pointer = objective_pointer(row);
            (
                name,
                "/objective",
                pointer,
                &mut self.objective(row).dropped,
            )
        } else {
            let name = edit.key_result.as_deref()?;
            let place = self.find_key_result(name)?;
            let pointer = key_result_pointer(place);
            let dropped = &mut self.key_result(place).dropped;
            (name, "/key_result", pointer, dropped)
        };
        if let Some(drop) = dropped {
            let message = format!("`{name}` is dropped already, from {} on", drop.on);
            self.refuse(Code::E025, member, message, "leave it out");
            return None;
        }
        let mut drop = Drop::new(on, stated_reason(edit));
        drop.replaced_by.clone_from(&edit.replaced_by);
        drop.custom.clone_from(&edit.custom);
        *dropped = Some(drop);
        self.touch(format!("{pointer}/dropped"), "");
        Some(None)
    }

    pub(super) fn add_key_result(&mut self, edit: &Edit<'a>) -> Done {
        let Some(New::KeyResult(new)) = edit.new.as_deref() else {
            return None;
        };
        let row = self.find_objective("/objective", edit.objective.as_deref()?)?;
        self.reasoned(edit, None, Some(row));
        self.free(Noun::KeyResult, "/new/id", &new.id);
        self.push_key_result(row, new.clone());
        Some(None)
    }

    pub(super) fn replace_key_result(&mut self, edit: &Edit<'a>) -> Done {
        let Some(New::KeyResult(new)) = edit.new.as_deref() else {
            return None;
        };
        let place = self.find_key_result(edit.key_result.as_deref()?)?;
        self.free(Noun::KeyResult, "/new/id", &new.id);
        let mut drop = edit.clone();
        (drop.kind, drop.new, drop.custom) = (EditKind::Drop, None, None);
        drop.replaced_by = Some(new.id.clone());
        let dropped = self.drop(&drop);
        self.push_key_result(place.0, new.clone());
        dropped
    }

    fn push_key_result(&mut self, row: usize, new: KeyResult<'a>) {
        let list = &mut self.objective(row).key_results;
        list.push(new);
        let place = (row, list.len() - 1);
        self.index(row);
        self.touch(key_result_pointer(place), "/new");
    }

    pub(super) fn add_objective(&mut self, edit: &Edit<'a>) -> Done {
        let Some(New::Objective(new)) = edit.new.as_deref() else {
            return None;
        };
        self.free(Noun::Objective, "/new/id", &new.id);
        for (at, key_result) in new.key_results.iter().enumerate() {
            let member = format!("/new/key_results/{at}/id");
            self.free(Noun::KeyResult, &member, &key_result.id);
        }
        let row = self.document.objectives.len();
        self.document.objectives.push(new.clone());
        self.index(row);
        self.touch(objective_pointer(row), "/new");
        self.reasoned(edit, None, Some(row));
        Some(None)
    }

    /// Whether an identifier is free, for something new.
    pub(super) fn free(&mut self, noun: Noun, member: &str, id: &str) -> bool {
        let taken = self.taken(noun, id);
        if taken {
            let what = noun.words();
            self.refuse(
                Code::E008,
                member,
                format!("there is a {what} `{id}` already").replace("a objective", "an objective"),
                format!("give the new {what} an identifier of its own"),
            );
        }
        !taken
    }

    pub(super) fn align(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.objective.as_deref()?;
        let row = self.find_objective("/objective", name)?;
        let to = edit.to.clone()?;
        self.reasoned(edit, None, Some(row));
        let list = &mut self.objective(row).aligned_to;
        let place = |number: usize| format!("{}/aligned_to/{number}", objective_pointer(row));
        let Some(at) = list.iter().position(|edge| same_target(edge, &to)) else {
            list.push(to);
            let number = list.len() - 1;
            self.touch(place(number), "/to");
            return Some(None);
        };
        if list[at] == to {
            let message = format!("`{name}` supports `{}` already", target(&to));
            self.refuse(Code::E025, "/to", message, "leave it out");
            return None;
        }
        let old = std::mem::replace(&mut list[at], to);
        self.touch(place(at), "/to");
        Some(Some(was_edge(at, &old)))
    }

    pub(super) fn unalign(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.objective.as_deref()?;
        let row = self.find_objective("/objective", name)?;
        let to = edit.to.as_ref()?;
        let known = self.knows(to);
        self.reasoned(edit, None, Some(row));
        if !known {
            return None;
        }
        let list = &mut self.objective(row).aligned_to;
        let Some(at) = list.iter().position(|edge| same_target(edge, to)) else {
            let there: Vec<_> = list
                .iter()
                .map(|edge| format!("`{}`", target(edge)))
                .collect();
            let help = if there.is_empty() {
                "it supports nothing".to_owned()
            } else {
                format!("it supports {}", there.join(", "))
            };
            let message = format!("`{name}` does not support `{}`", target(to));
            self.refuse(Code::E025, "/to", message, help);
            return None;
        };
        let old = list.remove(at);
        self.moved_up(&format!("{}/aligned_to", objective_pointer(row)), at);
        Some(Some(was_edge(at, &old)))
    }

    /// Whether the target of an edge is there; one without a target was refused already.
    fn knows(&mut self, to: &Alignment<'_>) -> bool {
        let (noun, member, name) = match (&to.objective, &to.key_result, &to.priority) {
            (Some(name), _, _) => (Noun::Objective, "/to/objective", name),
            (_, Some(name), _) => (Noun::KeyResult, "/to/key_result", name),
            (_, _, Some(name)) => (Noun::Priority, "/to/priority", name),
            (None, None, None) => return false,
        };
        let known = self.taken(noun, name);
        if !known {
            self.unknown(noun, member, name);
        }
        known
    }

    pub(super) fn escalate(&mut self, edit: &Edit<'a>) -> Done {
        let row = self.find_objective("/objective", edit.objective.as_deref()?)?;
        let mut escalation = Escalation::new(self.day(edit), edit.note.clone()?);
        let author = self.stamp.by.as_deref();
        escalation.by = edit.by.clone().or(author.map(Into::into));
        escalation.custom.clone_from(&edit.custom);
        let list = &mut self.objective(row).escalations;
        list.push(escalation);
        let number = list.len() - 1;
        self.touch(
            format!("{}/escalations/{number}", objective_pointer(row)),
            "",
        );
        Some(None)
    }

    pub(super) fn review(&mut self, edit: &Edit<'a>) -> Done {
        self.reasoned(edit, Some("the override"), None);
        let (pointer, old) = self.reviewed(edit)?;
        let mut review = old.clone().unwrap_or_default();
        review.on = Some(self.day(edit));
        review.score = edit.score;
        review.reason = Some(stated_reason(edit));
        review.by = self.stamp.by.as_deref().map(Into::into).or(review.by);
        review.learned = edit.learned.clone().or(review.learned);
        review.custom = edit.custom.clone().or(review.custom);
        *self.review_of(edit)? = Some(review);
        self.touch(format!("{pointer}/review"), "");
        Some(old.map(|old| edits::json(&old)))
    }

    pub(super) fn explain(&mut self, edit: &Edit<'a>) -> Done {
        let (pointer, old) = self.reviewed(edit)?;
        if !super::said(edit.explanation.as_deref()) {
            self.refuse(
                Code::E021,
                "/explanation",
                "the explanation is blank",
                "say why the goal was missed",
            );
            return None;
        }
        let mut review = old.clone().unwrap_or_default();
        review.explanation.clone_from(&edit.explanation);
        review.learned = edit.learned.clone().or(review.learned);
        review.by = review.by.or(self.stamp.by.as_deref().map(Into::into));
        review.custom = edit.custom.clone().or(review.custom);
        *self.review_of(edit)? = Some(review);
        self.touch(format!("{pointer}/review"), "");
        Some(old.map(|old| edits::json(&old)))
    }

    /// The pointer and the review of what an edit is about.
    fn reviewed(&mut self, edit: &Edit<'a>) -> Option<(String, Option<Review<'a>>)> {
        let pointer = if let Some(name) = edit.objective.as_deref() {
            objective_pointer(self.find_objective("/objective", name)?)
        } else {
            key_result_pointer(self.find_key_result(edit.key_result.as_deref()?)?)
        };
        Some((pointer, self.review_of(edit)?.clone()))
    }

    fn review_of(&mut self, edit: &Edit<'a>) -> Option<&mut Option<Review<'a>>> {
        if let Some(name) = edit.objective.as_deref() {
            let row = self.find_objective("/objective", name)?;
            return Some(&mut self.objective(row).review);
        }
        let place = self.find_key_result(edit.key_result.as_deref()?)?;
        Some(&mut self.key_result(place).review)
    }
}

/// The reason of an edit that needs one; something in its place where that was refused.
fn stated_reason<'a>(edit: &Edit<'a>) -> Text<'a> {
    (edit.reason.clone().filter(|it| super::said(Some(it)))).unwrap_or_else(|| "-".into())
}

pub(super) fn objective_pointer(row: usize) -> String {
    format!("/objectives/{row}")
}

pub(super) fn key_result_pointer((row, at): (usize, usize)) -> String {
    format!("/objectives/{row}/key_results/{at}")
}

/// The original measure of a key result and every amended one.
pub(super) fn measures<'k, 'a>(
    key_result: &'k mut KeyResult<'a>,
) -> impl Iterator<Item = &'k mut Measure<'a>> {
    let amended = key_result.amendments.iter_mut();
    std::iter::once(&mut key_result.measure)
        .chain(amended.filter_map(|amendment| amendment.measure.as_mut()))
}

/// The items of a checklist; none for other measures.
pub(super) fn items<'k, 'a>(measure: &'k mut Measure<'a>) -> &'k mut [ChecklistItem<'a>] {
    match measure {
        Measure::Checklist { items, .. } => items,
        _ => &mut [],
    }
}

/// The measure in force on a day [SPEC 4.3].
pub(super) fn measure_on<'k, 'a>(key_result: &'k KeyResult<'a>, on: Date) -> &'k Measure<'a> {
    let stated = key_result.amendments.iter().filter(|it| it.on <= on);
    (stated.filter_map(|it| Some((it.on, it.measure.as_ref()?))))
        .reduce(|last, it| if it.0 >= last.0 { it } else { last })
        .map_or(&key_result.measure, |(_, measure)| measure)
}

fn same_target(a: &Alignment<'_>, b: &Alignment<'_>) -> bool {
    a.objective == b.objective && a.key_result == b.key_result && a.priority == b.priority
}

fn target<'e>(edge: &'e Alignment<'_>) -> &'e str {
    let named = [&edge.objective, &edge.key_result, &edge.priority];
    (named.into_iter().flatten().next()).map_or("", |name| name)
}

#[derive(serde::Serialize)]
struct WasEdge<'e, 'a> {
    at: usize,
    edge: &'e Alignment<'a>,
}

fn was_edge(at: usize, edge: &Alignment<'_>) -> String {
    edits::json(&WasEdge { at, edge })
}
