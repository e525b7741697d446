//! Keys that are expected.

/// A key that is expected, made ready to be compared eight bytes at once.
#[derive(Clone, Copy, Debug)]
pub(in crate::wire) struct Key {
    pub(in crate::wire) name: &'static str,
    /// The first eight bytes of the key in quotes, and which of them count.
    head: u64,
    mask: u64,
}

impl Key {
    pub(in crate::wire) const fn new(name: &'static str) -> Self {
        let bytes = name.as_bytes();
        let (mut head, mut mask) = (b'"' as u64, 0xFF);
        let mut at = 1;
        while at < 8 && at <= bytes.len() + 1 {
            let byte = if at <= bytes.len() {
                bytes[at - 1]
            } else {
                b'"'
            };
            head |= (byte as u64) << (8 * at);
            mask |= 0xFF << (8 * at);
            at += 1;
        }
        Self { name, head, mask }
    }

    /// Whether these eight bytes may be the start of the key in quotes.
    #[inline]
    pub(in crate::wire) fn may_be(&self, head: u64) -> bool {
        (head ^ self.head) & self.mask == 0
    }

    /// The bytes of the name behind the head.
    #[inline]
    pub(super) fn tail(&self) -> &'static [u8] {
        self.name.as_bytes().get(7..).unwrap_or_default()
    }
}
