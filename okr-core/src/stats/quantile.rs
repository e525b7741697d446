//! The quantiles that intervals of 95 % need.

use std::sync::OnceLock;

use statrs::distribution::{ContinuousCDF, Normal};

use crate::time::student_quantile;

/// From here on Student's t is computed from the normal distribution.
const MANY: f64 = 200.0;

/// The normal quantile of 0.975, as statrs has it.
pub(super) fn normal_975() -> f64 {
    static Z: OnceLock<f64> = OnceLock::new();
    *Z.get_or_init(|| Normal::standard().inverse_cdf(0.975))
}

/// The quantile of 0.975 of Student's t.
///
/// The incomplete beta function has lost six digits at a million degrees of freedom. From [`MANY`] on
/// this is the expansion of Fisher and Cornish (Abramowitz and Stegun 26.7.5), which is off by less
/// than 10^-11 there and by ever less beyond.
pub(super) fn student_975(freedom: f64) -> f64 {
    if freedom < MANY {
        return student_quantile(freedom, 0.975);
    }
    let z = normal_975();
    let z2 = z * z;
    let one = (z2 + 1.0) * z / 4.0;
    let two = ((5.0 * z2 + 16.0) * z2 + 3.0) * z / 96.0;
    let three = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) * z / 384.0;
    let four = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) * z / 92_160.0;
    z + (one + (two + (three + four / freedom) / freedom) / freedom) / freedom
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `scipy.stats.t.ppf(0.975, freedom)` and `scipy.stats.norm.ppf(0.975)`, scipy 1.17.1.
    #[test]
    fn quantiles_are_those_of_scipy() {
        assert!((normal_975() - 1.959_963_984_540_054).abs() < 1e-12);
        for (freedom, expected) in SCIPY {
            let found = student_975(freedom);
            assert!((found - expected).abs() < 1e-11, "{freedom}: {found}");
        }
        assert!(SCIPY.len() >= 15);
    }

    #[test]
    fn both_ways_meet() {
        let (below, above) = (student_975(MANY - 1e-9), student_975(MANY));
        assert!((below - above).abs() < 1e-10);
        assert_eq!(student_975(1e300), normal_975());
    }

    const SCIPY: [(f64, f64); 20] = [
        (1.0, 12.706_204_736_174_694),
        (1.5, 6.016_663_104_427_929),
        (2.0, 4.302_652_729_749_462),
        (3.0, 3.182_446_305_283_707_8),
        (4.0, 2.776_445_105_197_793_4),
        (4.3, 2.701_694_898_282_23),
        (5.0, 2.570_581_835_636_314_6),
        (7.3, 2.345_066_736_547_703),
        (10.0, 2.228_138_851_986_274),
        (29.0, 2.045_229_642_132_703),
        (50.0, 2.008_559_112_100_761),
        (99.7, 1.984_044_625_292_485_7),
        (199.0, 1.971_956_544_251_753_3),
        (200.0, 1.971_896_223_633_908_8),
        (333.0, 1.967_113_444_882_231_8),
        (1_000.0, 1.962_339_080_826_408_3),
        (10_000.0, 1.960_201_239_890_626),
        (1_000_000.0, 1.959_966_356_814_107),
        (1_000_000_000.0, 1.959_963_986_912_325),
        (4_000_000_000.0, 1.959_963_985_133_122),
    ];
}
