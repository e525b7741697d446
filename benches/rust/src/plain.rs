//! What a plan has, counted from its rows alone, by the definitions.

use std::collections::{BTreeMap, VecDeque};

use okr_core::Level;

use crate::document::{CYCLES, End, Plan};

/// Alignments up to the nearest company objective or priority; breadth first from the top.
pub(crate) fn depths(plan: &Plan) -> Vec<Option<u32>> {
    let below = below(plan);
    let mut depths = vec![None; plan.objectives.len()];
    let mut queue = VecDeque::new();
    let rows = || 0..plan.objectives.len() as u32;
    for row in rows().filter(|&row| plan.level(row) == Level::Company) {
        depths[row as usize] = Some(0);
        queue.push_back(row);
    }
    let priority = |end: &End| matches!(end, End::Priority(_));
    let of_priority = |row: u32| (plan.objectives[row as usize].aligned_to.iter()).any(priority);
    for row in rows().filter(|&row| of_priority(row)) {
        if depths[row as usize].is_none() {
            depths[row as usize] = Some(1);
            queue.push_back(row);
        }
    }
    // Nothing in the queue lies closer to the top than what stands before it.
    while let Some(row) = queue.pop_front() {
        let depth = depths[row as usize].map(|depth| depth + 1);
        for &(from, _) in &below[row as usize] {
            if depths[from as usize].is_none() {
                depths[from as usize] = depth;
                queue.push_back(from);
            }
        }
    }
    depths
}

/// Per objective: what is aligned to it, and whether by its key result.
fn below(plan: &Plan) -> Vec<Vec<(u32, bool)>> {
    let mut below = vec![Vec::new(); plan.objectives.len()];
    for (from, it) in (0..).zip(&plan.objectives) {
        for end in &it.aligned_to {
            match *end {
                End::Objective(row) => below[row as usize].push((from, false)),
                End::KeyResult(row) => below[row as usize].push((from, true)),
                End::Priority(_) => {}
            }
        }
    }
    below
}

/// How many findings the simple rules have, by code.
pub(crate) fn findings(plan: &Plan) -> BTreeMap<&'static str, usize> {
    const CODES: [&str; 10] = [
        "ALN001", "ALN002", "ALN003", "ALN004", "ALN005", "ALN006", "ALN007", "ALN013", "ALN015",
        "ALN016",
    ];
    let mut counts: BTreeMap<_, _> = CODES.into_iter().map(|code| (code, 0)).collect();
    let mut add = |code, many: usize| *counts.get_mut(code).expect("the code is listed") += many;
    let (below, depths) = (below(plan), depths(plan));
    let mut with_objective = vec![false; plan.priorities as usize];
    let mut owns = vec![false; plan.units.len()];
    for (row, it) in (0..).zip(&plan.objectives) {
        owns[it.owner as usize] = true;
        let company = plan.level(row) == Level::Company;
        let supports = !it.aligned_to.is_empty();
        add("ALN001", usize::from(!company && !supports));
        add(
            "ALN002",
            usize::from(depths[row as usize].is_none() && supports),
        );
        let mut above = Vec::new();
        for end in &it.aligned_to {
            let other = match *end {
                End::Objective(other) | End::KeyResult(other) => other,
                End::Priority(priority) => {
                    with_objective[priority as usize] = true;
                    continue;
                }
            };
            above.push(other);
            add("ALN004", usize::from(plan.level(row) < plan.level(other)));
            let (_, start, finish) = CYCLES[it.cycle];
            let (_, other_start, other_finish) = CYCLES[plan.objectives[other as usize].cycle];
            // As texts, dates have their own order.
            let overlap = start <= other_finish && other_start <= finish;
            add("ALN005", usize::from(!overlap));
            add("ALN006", usize::from(overlap && finish > other_finish));
        }
        let support = &below[row as usize];
        let of_key_result: Vec<u32> = (support.iter().filter(|it| it.1)).map(|it| it.0).collect();
        if company {
            let bare = it.key_result.is_some() && of_key_result.is_empty();
            add("ALN003", usize::from(support.is_empty() || bare));
        }
        let hope = |from: u32| !plan.objectives[from as usize].committed;
        // Its key result has no commitment of its own, and no support that it has not.
        let hopes = !support.is_empty() && support.iter().all(|it| hope(it.0));
        let key_result_hopes =
            !of_key_result.is_empty() && of_key_result.iter().all(|&from| hope(from));
        add(
            "ALN007",
            usize::from(it.committed && (hopes || key_result_hopes)),
        );
        let mut supporters: Vec<u32> = support.iter().map(|it| it.0).collect();
        for list in [&mut above, &mut supporters] {
            list.sort_unstable();
            list.dedup();
        }
        add(
            "ALN013",
            usize::from(above.len() > 3 || supporters.len() > 10),
        );
    }
    add("ALN015", with_objective.iter().filter(|it| !**it).count());
    let idle = |&(unit, owns): &(&_, &bool)| {
        let unit: &crate::document::Unit = unit;
        unit.level != Level::Individual && !*owns
    };
    add("ALN016", plan.units.iter().zip(&owns).filter(idle).count());
    counts
}
