//! Student's t distribution, as far as a forecast asks for it [SPEC 8.2].
//!
//! The incomplete beta function is statrs's. Its own `StudentsT` takes it at ν / (ν + x²), which loses
//! half of the digits where x is small and all of them where ν is large, and its quantile inverts
//! that by steps that end early (docs/decisions.md).

use statrs::function::{beta::beta_reg, gamma::ln_gamma};

/// P(T ≥ x): in the far tail it keeps its digits.
pub(crate) fn tail(df: f64, x: f64) -> f64 {
    if x < 0.0 {
        1.0 - upper(df, -x)
    } else {
        upper(df, x)
    }
}

/// P(T ≥ x) for x ≥ 0.
fn upper(df: f64, x: f64) -> f64 {
    let square = x * x;
    if x.is_nan() || square.is_infinite() {
        return 0.0;
    }
    // Near the middle the one share of ν + x² has its digits, in the tail the other.
    if square < 1.0_f64.min(df) {
        0.5 - 0.5 * beta_reg(0.5, df / 2.0, square / (df + square))
    } else {
        0.5 * beta_reg(df / 2.0, 0.5, df / (df + square))
    }
}

/// The x that T stays below with probability `p`, 0 < p < 1.
pub(crate) fn quantile(df: f64, p: f64) -> f64 {
    if p < 0.5 {
        -above(df, p)
    } else if p > 0.5 {
        above(df, 1.0 - p)
    } else {
        0.0
    }
}

/// The x ≥ 0 with P(T ≥ x) = q, 0 < q < 0.5: Newton's steps, halved where they leave the bracket.
fn above(df: f64, q: f64) -> f64 {
    if df == 1.0 {
        return 1.0 / (core::f64::consts::PI * q).tan();
    }
    if df == 2.0 {
        let c = 4.0 * q * (1.0 - q);
        return (1.0 - 2.0 * q) * (2.0 / c).sqrt();
    }
    let half = f64::midpoint(df, 1.0);
    let scale = (ln_gamma(half) - ln_gamma(df / 2.0)).exp() / (df * core::f64::consts::PI).sqrt();
    let density = |x: f64| scale * (-half * (x * x / df).ln_1p()).exp();
    let (mut low, mut high) = (0.0, 2.0);
    while upper(df, high) > q {
        (low, high) = (high, high * 2.0);
    }
    let mut x = f64::midpoint(low, high);
    for _ in 0..80 {
        let excess = upper(df, x) - q;
        if excess > 0.0 {
            low = x;
        } else {
            high = x;
        }
        let mut next = x + excess / density(x);
        if !(low < next && next < high) {
            next = f64::midpoint(low, high);
        }
        if (next - x).abs() <= 2e-16 * x {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_is_cauchys() {
        for x in [-50.0, -3.0, -1e-8, 0.0, 1e-8, 0.3, 1.0, 2.0, 1e6] {
            let exact = 0.5 - f64::atan(x) / core::f64::consts::PI;
            assert!((tail(1.0, x) - exact).abs() < 1e-15, "{x}");
        }
        assert_eq!(tail(3.0, f64::INFINITY), 0.0);
        assert_eq!(tail(3.0, f64::NEG_INFINITY), 1.0);
    }

    #[test]
    fn a_quantile_is_where_the_tail_says() {
        for df in [1.0, 2.0, 3.0, 4.0, 9.0, 30.0, 365.0, 5000.0, 1e5] {
            for p in [
                1e-12,
                1e-6,
                0.01,
                0.1,
                0.3,
                0.5,
                0.501,
                0.9,
                0.999,
                1.0 - 1e-9,
            ] {
                let x = quantile(df, p);
                let back = tail(df, -x);
                assert!((back - p).abs() <= 1e-9 * p + 1e-15, "{df} {p}: {back}");
            }
        }
    }

    #[test]
    fn known_quantiles() {
        // Of tables: t at 0.9 and 0.975.
        for (df, p, t) in [
            (3.0, 0.9, 1.637_744_353_696_209_4),
            (10.0, 0.975, 2.228_138_851_964_938_5),
            (120.0, 0.9, 1.288_646_234_027_246),
        ] {
            assert!(
                (quantile(df, p) - t).abs() < 1e-9,
                "{df}: {}",
                quantile(df, p)
            );
        }
    }
}
