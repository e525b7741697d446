//! Names of cycles, and days in deadlines.

use crate::values::Date;

/// A cycle that a line names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Period {
    /// What it is called, and its identifier: `2026-Q4`.
    pub(super) name: String,
    pub(super) start: Date,
    pub(super) end: Date,
    /// Whether the days are stated and not worked out.
    pub(super) stated: bool,
}

/// A word of letters and digits.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The first cycle that is named, and whether nothing else of weight is said.
pub(super) fn period(text: &str) -> Option<(Period, bool)> {
    if let Some(found) = days(text) {
        return Some((found, true));
    }
    let words = words(text);
    let parts: Vec<Part> = words.iter().map(|word| part(word)).collect();
    let found = (0..parts.len()).find_map(|at| {
        let next = parts.get(at + 1).copied().unwrap_or(Part::Other);
        match (parts[at], next) {
            (Part::Share(share), Part::Year(year)) | (Part::Year(year), Part::Share(share)) => {
                Some((of_share(year, share)?, at, 2))
            }
            (Part::Year(year), _) => {
                let fiscal = words[at].len() != 4 || parts.len() == 1;
                fiscal.then(|| Some((of_year(words[at], year)?, at, 1)))?
            }
            _ => None,
        }
    });
    let (found, at, used) = found?;
    let alone = (words.iter().enumerate())
        .filter(|(index, _)| !(at..at + used).contains(index))
        .all(|(_, word)| {
            let lower = word.to_lowercase();
            [
                "okr",
                "okrs",
                "goals",
                "objectives",
                "cycle",
                "quarter",
                "for",
                "the",
                "fy",
                "ziele",
            ]
            .contains(&lower.as_str())
        });
    Some((found, alone))
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Part {
    /// First and last month: of a quarter or half.
    Share((u32, u32)),
    Year(i32),
    Other,
}

fn part(word: &str) -> Part {
    let bytes = word.as_bytes();
    match bytes {
        [b'Q' | b'q', n @ b'1'..=b'4'] => {
            let last = u32::from(n - b'0') * 3;
            Part::Share((last - 2, last))
        }
        [b'H' | b'h', n @ b'1'..=b'2'] => {
            let last = u32::from(n - b'0') * 6;
            Part::Share((last - 5, last))
        }
        _ => year(word).map_or(Part::Other, Part::Year),
    }
}

/// `2026`, `FY26`, `FY2026`
fn year(word: &str) -> Option<i32> {
    let digits = word.trim_start_matches(['F', 'f', 'Y', 'y', 'C', 'c']);
    let prefix = &word[..word.len() - digits.len()];
    let fiscal = prefix.eq_ignore_ascii_case("fy") || prefix.eq_ignore_ascii_case("cy");
    if !(prefix.is_empty() || fiscal) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (digits.len(), digits.parse::<i32>().ok()?) {
        (4, year) if (1990..2100).contains(&year) => Some(year),
        (2, year) if fiscal => Some(2000 + year),
        _ => None,
    }
}

fn of_share(year: i32, (first, last): (u32, u32)) -> Option<Period> {
    let name = if last - first == 2 {
        format!("{year}-Q{}", last / 3)
    } else {
        format!("{year}-H{}", last / 6)
    };
    Some(Period {
        name,
        start: Date::new(year, first, 1).ok()?,
        end: month_end(year, last)?,
        stated: false,
    })
}

fn of_year(word: &str, year: i32) -> Option<Period> {
    Some(Period {
        name: word.to_uppercase(),
        start: Date::new(year, 1, 1).ok()?,
        end: Date::new(year, 12, 31).ok()?,
        stated: false,
    })
}

fn month_end(year: i32, month: u32) -> Option<Date> {
    let (next_year, next) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    Date::new(next_year, next, 1).ok()?.checked_add_days(-1)
}

/// `2026-10-01 to 2026-12-31`: two days, and hardly more.
fn days(text: &str) -> Option<Period> {
    let mut found = iso_days(text);
    let (start, end) = (found.next()?, found.next()?);
    (text.len() <= 60 && start <= end).then(|| Period {
        name: format!("{start}/{end}"),
        start,
        end,
        stated: true,
    })
}

/// The days written `YYYY-MM-DD`.
fn iso_days(text: &str) -> impl Iterator<Item = Date> + '_ {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .filter_map(|word| Date::parse(word).ok())
}

/// What a deadline says of the last day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Due {
    /// It is stated.
    Stated(Date),
    /// It was worked out.
    Assumed(Date),
    Unknown,
}

/// Names of months by how they begin, in the languages of the word lists.
const MONTHS: [(&str, u32); 25] = [
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("mär", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("juin", 6),
    ("jul", 7),
    ("juil", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("d", 12),
];

/// The day that a deadline in words means within a cycle.
pub(super) fn due(deadline: &str, start: Date, end: Date) -> Due {
    if let Some(day) = iso_days(deadline).last() {
        return Due::Stated(day);
    }
    if let Some((period, _)) = period(deadline) {
        return Due::Assumed(period.end);
    }
    let words = words(deadline);
    let month = words.iter().find_map(|word| month(word));
    let year = words.iter().find_map(|word| year(word));
    if let Some(month) = month {
        let day = words.iter().find_map(|word| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            digits
                .parse::<u32>()
                .ok()
                .filter(|day| (1..=31).contains(day))
        });
        let of = |year| match day {
            Some(day) => Date::new(year, month, day).ok(),
            None => month_end(year, month),
        };
        let found = match year {
            Some(year) => of(year),
            None => (start.year()..=end.year())
                .filter_map(of)
                .find(|day| (start..=end).contains(day)),
        };
        return found.map_or(Due::Unknown, Due::Assumed);
    }
    // `by Q4`, `in H1`: of the year that the cycle lies in.
    let share = words.iter().find_map(|word| match part(word) {
        Part::Share(share) => Some(share),
        _ => None,
    });
    let found = share.and_then(|share| {
        (start.year()..=end.year())
            .filter_map(|year| of_share(year, share))
            .map(|period| period.end)
            .find(|day| (start..=end).contains(day))
    });
    found.map_or(Due::Unknown, Due::Assumed)
}

fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let (_, month) = MONTHS.iter().find(|(name, _)| lower.starts_with(name))?;
    // A month, and not a word that begins like one.
    let known = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "jänner",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "sept",
        "dec",
        "dez",
        "déc",
        "dic",
    ]
    .contains(&lower.as_str());
    (known || lower.chars().count() == 3 && lower != "d").then_some(*month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn names_of_cycles_become_days() {
        for (text, name, start, end, alone) in [
            ("Q4 2026", "2026-Q4", "2026-10-01", "2026-12-31", true),
            ("OKRs 2026-Q1", "2026-Q1", "2026-01-01", "2026-03-31", true),
            (
                "Acme OKRs for Q2/2024",
                "2024-Q2",
                "2024-04-01",
                "2024-06-30",
                false,
            ),
            ("H1 2026", "2026-H1", "2026-01-01", "2026-06-30", true),
            ("FY26", "FY26", "2026-01-01", "2026-12-31", true),
            ("2026", "2026", "2026-01-01", "2026-12-31", true),
            (
                "2026-10-05 to 2026-12-18",
                "2026-10-05/2026-12-18",
                "2026-10-05",
                "2026-12-18",
                true,
            ),
        ] {
            let (found, is_alone) = period(text).unwrap();
            assert_eq!(
                (found.name.as_str(), found.start, found.end, is_alone),
                (name, day(start), day(end), alone),
                "{text}"
            );
        }
        for text in ["Win 2026 customers", "Q4", "Q5 2026", "", "v2"] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn deadlines_become_days_of_the_cycle() {
        let (start, end) = (day("2026-10-01"), day("2026-12-31"));
        let due = |text| due(text, start, end);
        assert_eq!(due("by 2026-12-15"), Due::Stated(day("2026-12-15")));
        assert_eq!(due("by November"), Due::Assumed(day("2026-11-30")));
        assert_eq!(due("by Nov 15th"), Due::Assumed(day("2026-11-15")));
        assert_eq!(due("by the end of Q4"), Due::Assumed(end));
        assert_eq!(due("bis Dezember"), Due::Assumed(end));
        assert_eq!(due("by June 2027"), Due::Assumed(day("2027-06-30")));
        assert_eq!(due("by June"), Due::Unknown);
        assert_eq!(due("this quarter"), Due::Unknown);
        assert_eq!(due("by 31 November"), Due::Unknown);
    }
}
