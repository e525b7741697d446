//! Clocks.

use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

#[derive(Clone, Copy)]
pub(crate) struct Time {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// Runs something once; dropping the result is not timed.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Time, T) {
    let (wall, cpu) = (Instant::now(), ProcessTime::now());
    let result = work();
    let seconds = |duration: Duration| duration.as_secs_f64();
    let time = Time {
        cpu: seconds(cpu.elapsed()),
        wall: seconds(wall.elapsed()),
    };
    (time, result)
}

/// The median of each clock.
pub(crate) fn median(times: &[Time]) -> Time {
    let of = |clock: fn(&Time) -> f64| {
        let mut all: Vec<f64> = times.iter().map(clock).collect();
        all.sort_unstable_by(f64::total_cmp);
        let middle = all.len() / 2;
        if all.len() % 2 == 1 {
            all[middle]
        } else {
            f64::midpoint(all[middle - 1], all[middle])
        }
    };
    Time {
        wall: of(|time| time.wall),
        cpu: of(|time| time.cpu),
    }
}
