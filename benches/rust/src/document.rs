//! Portfolios of any size: as plain rows, and written as documents.

use std::fmt::Write;

use okr_core::Level;

use crate::random::Random;
use crate::shapes;

pub(crate) const AS_OF: &str = "2026-11-22";

/// Identifier, start and end. The first and the second have no day in common, the third
/// lies within the second.
pub(crate) const CYCLES: [(&str, &str, &str); 3] = [
    ("2026-Q3", "2026-07-01", "2026-09-30"),
    ("2026-Q4", "2026-10-01", "2026-12-31"),
    ("2026-11", "2026-11-01", "2026-11-30"),
];
const MAIN_CYCLE: usize = 1;

pub(crate) struct Plan {
    pub(crate) priorities: u32,
    pub(crate) kpis: u32,
    pub(crate) units: Vec<Unit>,
    pub(crate) objectives: Vec<Objective>,
}

pub(crate) struct Unit {
    pub(crate) level: Level,
    parent: Option<u32>,
}

pub(crate) struct Objective {
    pub(crate) owner: u32,
    pub(crate) cycle: usize,
    pub(crate) committed: bool,
    pub(crate) aligned_to: Vec<End>,
    depends_on: Option<u32>,
    pub(crate) key_result: Option<KeyResult>,
}

/// What an objective is aligned to.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum End {
    Objective(u32),
    /// The key result of an objective.
    KeyResult(u32),
    Priority(u32),
}

#[derive(Clone, Copy)]
pub(crate) enum KeyResult {
    /// From 0 to 100, with one check-in.
    Reported { value: u32 },
    /// Fed by a KPI.
    Fed { kpi: u32, target: u32 },
    /// Measured by what is aligned to it.
    Aligned,
}

impl Plan {
    pub(crate) fn level(&self, objective: u32) -> Level {
        self.units[self.objectives[objective as usize].owner as usize].level
    }

    pub(crate) fn edges(&self) -> usize {
        (self.objectives.iter()).map(|it| it.aligned_to.len()).sum()
    }

    pub(crate) fn key_results(&self) -> usize {
        let with = |it: &&Objective| it.key_result.is_some();
        self.objectives.iter().filter(with).count()
    }
}

/// A company as it might be: eight objectives at the top, each with five below it, and so on;
/// every fifth objective supports a second one. One in a hundred has this or that fault.
pub(crate) fn company(size: u32) -> Plan {
    let mut random = Random::new(11);
    let departments = 12;
    let (teams, individuals) = (size / 200 + 1, size / 10 + 1);
    let unit = |level, parent| Unit { level, parent };
    let mut units = vec![unit(Level::Company, None)];
    units.extend((0..departments).map(|_| unit(Level::Department, Some(0))));
    units.extend((0..teams).map(|i| unit(Level::Team, Some(1 + i % departments))));
    let team = |i| Some(1 + departments + i % teams);
    units.extend((0..individuals).map(|i| unit(Level::Individual, team(i))));

    let (priorities, kpis) = (10, size / 1000 + 1);
    let mut objectives: Vec<Objective> = Vec::with_capacity(size as usize);
    // The layer at hand, the one above it, and the one above that.
    let (mut depth, mut layer, mut above) = (0, 0..8.min(size), 0..0);
    for row in 0..size {
        if row == layer.end {
            let width = 5 * (layer.end - layer.start);
            above = layer.clone();
            layer = row..size.min(row.saturating_add(width));
            depth += 1;
        }
        let mut aligned_to = Vec::new();
        if depth == 0 {
            aligned_to.push(End::Priority(random.below(priorities - 1)));
        } else if !random.percent(1) {
            let first = above.start + (row - layer.start) / 5;
            aligned_to.push(end(&objectives, first, &mut random));
            let second = above.start + random.below(above.end - above.start);
            if second != first && random.percent(20) {
                aligned_to.push(end(&objectives, second, &mut random));
            }
        }
        // One in a hundred belongs further up than what it supports.
        let place = if random.percent(1) { 1 } else { depth };
        let owner = match place {
            0 => 0,
            1 => 1 + random.below(departments),
            2 | 3 => 1 + departments + random.below(teams),
            _ => 1 + departments + teams + random.below(individuals),
        };
        objectives.push(Objective {
            owner,
            cycle: match random.below(100) {
                0 => 0,
                1 => 2,
                _ => MAIN_CYCLE,
            },
            committed: random.percent(30),
            aligned_to,
            depends_on: random.percent(1).then(|| 1 + random.below(departments)),
            key_result: key_result(&mut random, kpis),
        });
    }
    Plan {
        priorities,
        kpis,
        units,
        objectives,
    }
}

/// Half of the objectives have a key result.
fn key_result(random: &mut Random, kpis: u32) -> Option<KeyResult> {
    Some(match random.below(100) {
        0..44 => KeyResult::Reported {
            value: random.below(121),
        },
        44 => KeyResult::Fed {
            kpi: random.below(kpis),
            target: 50 + 50 * random.below(2),
        },
        45..50 => KeyResult::Aligned,
        _ => return None,
    })
}

/// An objective, or its key result if it has one, in every other case.
fn end(objectives: &[Objective], row: u32, random: &mut Random) -> End {
    if objectives[row as usize].key_result.is_some() && random.percent(50) {
        End::KeyResult(row)
    } else {
        End::Objective(row)
    }
}

/// A graph as a portfolio. What supports nothing belongs to the company if `crowned`, else
/// one objective in a thousand does; a team has the rest.
pub(crate) fn graph(size: u32, edges: &[(u32, u32)], crowned: bool) -> Plan {
    let mut random = Random::new(13);
    let objective = |_| Objective {
        owner: 1,
        cycle: MAIN_CYCLE,
        committed: false,
        aligned_to: Vec::new(),
        depends_on: None,
        key_result: key_result(&mut random, 1),
    };
    let mut objectives: Vec<Objective> = (0..size).map(objective).collect();
    for &(from, to) in edges {
        let ends = &mut objectives[from as usize].aligned_to;
        if !ends.contains(&End::Objective(to)) {
            ends.push(End::Objective(to));
        }
    }
    for it in &mut objectives {
        let top = if crowned {
            it.aligned_to.is_empty()
        } else {
            random.below(1000) == 0
        };
        it.owner = u32::from(!top);
    }
    let unit = |level, parent| Unit { level, parent };
    Plan {
        priorities: 0,
        kpis: 1,
        units: vec![unit(Level::Company, None), unit(Level::Team, Some(0))],
        objectives,
    }
}

/// Edges between any two objectives, 1.2 for each. Nearly all of it leads nowhere.
pub(crate) fn anyhow(size: u32) -> Plan {
    let shape = shapes::named("random-by-node").expect("the shape has a name");
    graph(size, &shape.edges(size, size / 5 * 6), false)
}

/// The document, without white space between tokens.
pub(crate) fn text(plan: &Plan) -> String {
    write(plan).expect("a text takes what is written to it")
}

fn write(plan: &Plan) -> Result<String, std::fmt::Error> {
    let mut to = String::with_capacity(300 * plan.objectives.len());
    to.push_str(r#"{"okr":"1","organization":{"name":"Northwind","priorities":["#);
    for row in 0..plan.priorities {
        write!(to, r#"{}{{"id":"p{row}","title":"P{row}"}}"#, comma(row))?;
    }
    to.push_str(r#"]},"units":["#);
    for (row, unit) in (0..).zip(&plan.units) {
        let level = unit.level;
        write!(
            to,
            r#"{}{{"id":"u{row}","name":"U{row}","level":"{level}""#,
            comma(row)
        )?;
        if let Some(parent) = unit.parent {
            write!(to, r#","parent":"u{parent}""#)?;
        }
        to.push('}');
    }
    to.push_str(r#"],"cycles":["#);
    for (row, (id, start, end)) in (0..).zip(CYCLES) {
        write!(
            to,
            r#"{}{{"id":"{id}","start":"{start}","end":"{end}"}}"#,
            comma(row)
        )?;
    }
    to.push_str(r#"],"kpis":["#);
    for row in 0..plan.kpis {
        write!(
            to,
            r#"{}{{"id":"i{row}","name":"I{row}","measurements":[{{"on":"2026-10-31","value":40}}]}}"#,
            comma(row)
        )?;
    }
    to.push_str(r#"],"objectives":["#);
    for (row, it) in (0..).zip(&plan.objectives) {
        objective(&mut to, row, it)?;
    }
    to.push_str("]}");
    Ok(to)
}

fn objective(to: &mut String, row: u32, it: &Objective) -> std::fmt::Result {
    let commitment = if it.committed {
        "committed"
    } else {
        "aspirational"
    };
    write!(
        to,
        r#"{}{{"id":"o{row}","title":"Goal {row}","owner":"u{}","cycle":"{}","commitment":"{commitment}""#,
        comma(row),
        it.owner,
        CYCLES[it.cycle].0
    )?;
    if !it.aligned_to.is_empty() {
        to.push_str(r#","aligned_to":["#);
        for (at, end) in (0..).zip(&it.aligned_to) {
            match end {
                End::Objective(row) => write!(to, r#"{}{{"objective":"o{row}"}}"#, comma(at)),
                End::KeyResult(row) => write!(to, r#"{}{{"key_result":"k{row}"}}"#, comma(at)),
                End::Priority(row) => write!(to, r#"{}{{"priority":"p{row}"}}"#, comma(at)),
            }?;
        }
        to.push(']');
    }
    if let Some(unit) = it.depends_on {
        write!(to, r#","depends_on":[{{"unit":"u{unit}"}}]"#)?;
    }
    to.push_str(r#","key_results":["#);
    if let Some(key_result) = it.key_result {
        write!(to, r#"{{"id":"k{row}","title":"Result {row}","measure":"#)?;
        match key_result {
            KeyResult::Reported { value } => write!(
                to,
                r#"{{"kind":"increase","baseline":0,"target":100}},"check_ins":[{{"on":"{}","value":{value}}}]"#,
                // Within the cycle, and not after the day of the check.
                if it.cycle == 0 {
                    "2026-09-15"
                } else {
                    "2026-11-15"
                }
            )?,
            KeyResult::Fed { kpi, target } => write!(
                to,
                r#"{{"kind":"increase","baseline":0,"target":{target}}},"source":{{"kpi":"i{kpi}"}}"#
            )?,
            KeyResult::Aligned => to.push_str(r#"{"kind":"aligned"}"#),
        }
        to.push('}');
    }
    to.push_str("]}");
    Ok(())
}

fn comma(at: u32) -> &'static str {
    if at == 0 { "" } else { "," }
}
