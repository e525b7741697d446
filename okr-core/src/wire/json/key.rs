//! Keys that are expected.

/// Sixteen bytes of text, to be compared with keys.
#[derive(Clone, Copy)]
pub(in crate::wire) struct Head([u64; 2]);

impl Head {
    #[inline(always)]
    pub(super) fn new(bytes: Option<&[u8; 16]>) -> Self {
        let bytes = bytes.map_or(0, |bytes| u128::from_le_bytes(*bytes));
        Self([bytes as u64, (bytes >> 64) as u64])
    }
}

/// A key that is expected, made ready to be compared eight bytes at once.
#[derive(Clone, Copy, Debug)]
pub(in crate::wire) struct Key {
    pub(in crate::wire) name: &'static str,
    /// The key in quotes with a colon, and which bits of it count.
    text: [u64; 2],
    mask: [u64; 2],
}

impl Key {
    pub(in crate::wire) const fn new(name: &'static str) -> Self {
        let name_bytes = name.as_bytes();
        let len = name_bytes.len() + 3;
        let (mut text, mut mask) = ([0_u64; 2], [0_u64; 2]);
        let mut at = 0;
        while at < len && at < 16 {
            let byte = if at == 0 || at == len - 2 {
                b'"'
            } else if at == len - 1 {
                b':'
            } else {
                name_bytes[at - 1]
            };
            text[at / 8] |= (byte as u64) << (8 * (at % 8));
            mask[at / 8] |= 0xFF << (8 * (at % 8));
            at += 1;
        }
        if len > 16 {
            // Longer than is compared here: found by its name alone. No text ends in all of these bits.
            (text, mask) = ([u64::MAX; 2], [u64::MAX; 2]);
        }
        Self { name, text, mask }
    }

    /// Whether the text is this key, its quotes and a colon.
    #[inline(always)]
    pub(in crate::wire) fn is(&self, head: Head) -> bool {
        (head.0[0] ^ self.text[0]) & self.mask[0] == 0 && self.is_tail(head)
    }

    #[inline(always)]
    fn is_tail(&self, head: Head) -> bool {
        (head.0[1] ^ self.text[1]) & self.mask[1] == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        Head::new(text.as_bytes().first_chunk())
    }

    #[test]
    fn a_key_is_itself_in_quotes_with_a_colon() {
        for name in ["id", "check_ins", "replaced_by", "thirteen_long"] {
            let key = Key::new(name);
            assert!(
                key.is(head(&format!("\"{name}\": 1                "))),
                "{name}"
            );
            assert!(
                !key.is(head(&format!("\"{name}\" : 1               "))),
                "{name}"
            );
            assert!(
                !key.is(head(&format!("\"{name}s\": 1               "))),
                "{name}"
            );
            assert!(!key.is(head("\"")), "{name}");
        }
        let long = Key::new("check_in_every_days");
        assert!(!long.is(head("\"check_in_every_days\": 7")));
    }
}
