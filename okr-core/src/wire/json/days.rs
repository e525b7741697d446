//! Dates: a document names the same few hundred days again and again.

use crate::values::Date;

/// How many days are remembered; a power of two.
const PLACES: usize = 1 << BITS;
const BITS: u32 = 9;

/// What stands in a place at first: the text of [`Date::MIN`].
const FIRST: [u8; 10] = *b"1900-01-01";

/// Remembers what dates were read last, by their text.
pub(in crate::wire) struct Days {
    places: Box<[([u8; 10], Date)]>,
}

impl Default for Days {
    fn default() -> Self {
        Self {
            places: vec![(FIRST, Date::MIN); PLACES].into_boxed_slice(),
        }
    }
}

impl Days {
    /// The date that `text` names, if it names one.
    #[inline]
    pub(in crate::wire) fn read(&mut self, text: &[u8; 10]) -> Option<Date> {
        let place = &mut self.places[place(text)];
        if place.0 != *text {
            *place = (*text, Date::parse_ten(text).ok()?);
        }
        Some(place.1)
    }
}

/// Where a date is remembered, by all of it but the century.
#[inline]
fn place(text: &[u8; 10]) -> usize {
    let [_, _, last @ ..] = *text;
    let hash = u64::from_le_bytes(last).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> (u64::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_would_be_read() {
        let mut days = Days::default();
        for round in 0..2 {
            for year in 1899..2202 {
                for month in 0..14 {
                    for day in (0..33).step_by(if round == 0 { 1 } else { 7 }) {
                        let text = format!("{year}-{month:02}-{day:02}");
                        let ten = text.as_bytes().try_into().unwrap();
                        assert_eq!(days.read(ten), Date::parse_ten(ten).ok(), "{text}");
                    }
                }
            }
        }
        assert_eq!(days.read(&[0; 10]), None);
    }
}
