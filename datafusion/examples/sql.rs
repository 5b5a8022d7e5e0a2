//! SQL over saved pages, which are the table `pages` with the columns `path` and `html`.
//!
//! ```sh
//! cargo run --release -p unchaff-datafusion --example sql -- \
//!     "SELECT title, author, date FROM extract(pages.html)" tests/fixtures/*/page.html
//! ```

use std::{env, fs, process::ExitCode, sync::Arc};

use datafusion::{
    arrow::array::{ArrayRef, BinaryArray, RecordBatch, StringArray},
    error::{DataFusionError, Result},
    prelude::{SessionConfig, SessionContext},
};
use unchaff_datafusion::PAGES_PER_BATCH;

#[tokio::main]
async fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let Some(query) = args.next() else {
        #[expect(clippy::print_stderr, reason = "the output of a program")]
        {
            eprintln!("usage: sql QUERY FILE...");
        }
        return ExitCode::from(2);
    };
    match run(&query, &args.collect::<Vec<_>>()).await {
        Ok(rows) => {
            #[expect(clippy::print_stdout, reason = "the output of a program")]
            {
                println!("{rows}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the output of a program")]
            {
                eprintln!("sql: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(query: &str, paths: &[String]) -> Result<String> {
    let context =
        SessionContext::new_with_config(SessionConfig::new().with_batch_size(PAGES_PER_BATCH));
    unchaff_datafusion::register(&context);
    context.register_batch("pages", pages(paths)?)?;
    context.sql(query).await?.to_string().await
}

fn pages(paths: &[String]) -> Result<RecordBatch> {
    let read = |path: &String| {
        fs::read(path).map_err(|error| DataFusionError::Execution(format!("{path}: {error}")))
    };
    let html: Vec<Vec<u8>> = paths.iter().map(read).collect::<Result<_>>()?;
    let html: ArrayRef = Arc::new(BinaryArray::from_iter_values(&html));
    let paths: ArrayRef = Arc::new(StringArray::from_iter_values(paths));
    Ok(RecordBatch::try_from_iter([("path", paths), ("html", html)])?)
}
