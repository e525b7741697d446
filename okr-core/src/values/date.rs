//! Civil dates.

use core::{fmt, num::NonZeroU32, str::FromStr};

use chrono::{Datelike, NaiveDate};

use crate::{
    diagnostic::{Code, Problem},
    error::{Error, ErrorKind},
};

/// A civil date of the proleptic Gregorian calendar, 1900-01-01 to 2200-12-31 [SPEC 1].
///
/// A date means the end of that day. It is shown and parsed as `YYYY-MM-DD`.
///
/// ```
/// use okr_core::Date;
///
/// let due = Date::new(2026, 12, 31)?;
/// assert_eq!(due.to_string(), "2026-12-31");
/// assert_eq!(due.days_since("2026-12-01".parse()?), 30);
/// assert!(Date::new(2026, 2, 30).is_err());
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU32);

/// Why a text is not a date of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateFault {
    NotCivil,
    OutOfRange,
}

/// 1900-01-01 and 2200-12-31, as days of the Common Era.
const FIRST: NonZeroU32 = NonZeroU32::new(693_596).unwrap();
const LAST: NonZeroU32 = NonZeroU32::new(803_533).unwrap();

impl Date {
    /// The earliest date, 1900-01-01.
    pub const MIN: Self = Self(FIRST);
    /// The latest date, 2200-12-31.
    pub const MAX: Self = Self(LAST);

    /// Makes a date from year, month (1 to 12) and day (1 to 31).
    ///
    /// # Errors
    ///
    /// `E010` when there is no such day or the year lies outside 1900 to 2200.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Error> {
        Self::from_ymd(year, month, day)
            .map_err(|fault| fault.error(&format!("{year}-{month:02}-{day:02}")))
    }

    fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DateFault> {
        let civil = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NotCivil)?;
        Self::from_civil(civil)
    }

    fn from_civil(civil: NaiveDate) -> Result<Self, DateFault> {
        Self::from_number(civil.num_days_from_ce()).ok_or(DateFault::OutOfRange)
    }

    /// The date with this number of days of the Common Era, if it lies within 1900 to 2200.
    fn from_number(days: i32) -> Option<Self> {
        let days = u32::try_from(days).ok().and_then(NonZeroU32::new)?;
        (FIRST..=LAST).contains(&days).then_some(Self(days))
    }

    /// Days of the Common Era.
    fn number(self) -> i32 {
        self.0.get().cast_signed()
    }

    /// Reads exactly `YYYY-MM-DD`; anything else is not a civil date.
    pub(crate) fn parse(text: &str) -> Result<Self, DateFault> {
        let ten = text
            .as_bytes()
            .try_into()
            .map_err(|_| DateFault::NotCivil)?;
        Self::parse_ten(ten)
    }

    /// As [`Date::parse`], of the ten bytes that there must be.
    #[inline]
    pub(crate) fn parse_ten(text: &[u8; 10]) -> Result<Self, DateFault> {
        let mut sound = text[4] == b'-' && text[7] == b'-';
        let mut number = |range: core::ops::Range<usize>| {
            text[range].iter().fold(0_u32, |number, byte| {
                let digit = byte.wrapping_sub(b'0');
                sound &= digit < 10;
                number * 10 + u32::from(digit)
            })
        };
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        if !sound {
            return Err(DateFault::NotCivil);
        }
        Self::from_ymd(year.cast_signed(), month, day)
    }

    fn civil(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.number()).unwrap_or_default()
    }

    /// The year, 1900 to 2200.
    pub fn year(self) -> i32 {
        self.civil().year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.civil().month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.civil().day()
    }

    /// Whole days from `earlier` to this date; negative when it lies before.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.number() - earlier.number()
    }

    /// The date `days` later (earlier when negative), if it still lies within 1900 to 2200.
    pub fn checked_add_days(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }
}

impl DateFault {
    /// What to say of `text`: the message and the remedy.
    pub(crate) fn words(self, text: &str) -> (String, String) {
        let text: String = text.chars().take(40).collect();
        match self {
            Self::NotCivil => (
                format!("`{text}` is not a civil date"),
                "write a day that exists as `YYYY-MM-DD`, for example `2026-12-31`".to_owned(),
            ),
            Self::OutOfRange => (
                format!("`{text}` lies outside the years 1900 to 2200"),
                "write a date from `1900-01-01` to `2200-12-31`".to_owned(),
            ),
        }
    }

    fn error(self, text: &str) -> Error {
        let (message, help) = self.words(text);
        Error::new(
            ErrorKind::Value,
            vec![Problem::new(Code::E010, String::new(), message, help)],
        )
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.civil();
        write!(
            f,
            "{:04}-{:02}-{:02}",
            civil.year(),
            civil.month(),
            civil.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `YYYY-MM-DD`. Errors as [`Date::new`].
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text).map_err(|fault| fault.error(text))
    }
}

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        date.civil()
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = Error;

    fn try_from(civil: NaiveDate) -> Result<Self, Error> {
        Self::from_civil(civil).map_err(|fault| fault.error(&civil.to_string()))
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_the_first_and_the_last_day() {
        assert_eq!(Date::new(1900, 1, 1).unwrap(), Date::MIN);
        assert_eq!(Date::new(2200, 12, 31).unwrap(), Date::MAX);
        assert_eq!(Date::parse("1899-12-31"), Err(DateFault::OutOfRange));
        assert_eq!(Date::parse("2201-01-01"), Err(DateFault::OutOfRange));
    }

    #[test]
    fn only_the_one_form_is_read() {
        for text in [
            "2026-1-1",
            "2026-02-30",
            "2100-02-29",
            "20260101",
            "2026-01-01 ",
            "２026-01-01",
            "",
            "+026-01-01",
            "2026/01/01",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
        ] {
            assert_eq!(Date::parse(text), Err(DateFault::NotCivil), "{text}");
        }
    }

    #[test]
    fn every_day_reads_back_from_its_text() {
        let mut date = Date::MIN;
        while let Some(next) = date.checked_add_days(1) {
            assert_eq!(next.to_string().parse::<Date>().unwrap(), next);
            assert_eq!(next.days_since(date), 1);
            date = next;
        }
        assert_eq!(date, Date::MAX);
    }
}
