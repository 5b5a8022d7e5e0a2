//! Which pages made by chance a test tries.

use proptest::{prelude::ProptestConfig, test_runner::RngSeed};

/// The same pages in each run, so that it is a change of the code that makes a test fail. Others
/// with the variables `PROPTEST_RNG_SEED` and `PROPTEST_CASES`.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    let is_set = |name: &str| std::env::var_os(name).is_some();
    ProptestConfig {
        failure_persistence: None,
        rng_seed: if is_set("PROPTEST_RNG_SEED") { config.rng_seed } else { RngSeed::Fixed(0) },
        cases: if is_set("PROPTEST_CASES") { config.cases } else { cases },
        ..config
    }
}
