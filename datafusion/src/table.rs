//! A table of pages in, a table of their columns out.

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::{
    arrow::datatypes::SchemaRef,
    catalog::{Session, TableFunctionArgs, TableFunctionImpl, TableProvider},
    common::{Column, TableReference, plan_err, project_schema},
    datasource::provider_as_source,
    error::Result,
    logical_expr::{Expr, LogicalPlanBuilder, ScalarUDF, TableType, ident},
    physical_plan::ExecutionPlan,
};

use crate::scalar::{ExtractPage, MAX_ARGUMENTS};

/// The column that the blocks are in.
const BLOCKS: &str = "blocks";
/// The column between a page and its columns.
const PAGE: &str = "page";

/// The function `extract`.
#[derive(Debug)]
pub(crate) struct Extract;

impl TableFunctionImpl for Extract {
    fn call_with_args(&self, args: TableFunctionArgs<'_, '_>) -> Result<Arc<dyn TableProvider>> {
        let usage = "extract takes columns of one table: extract(pages.html, pages.url, pages.id), of \
            which the last two may be left out";
        let (1..=MAX_ARGUMENTS, Some(columns)) =
            (args.exprs().len(), args.exprs().iter().map(|it| it.try_as_col().cloned()).collect())
        else {
            return plan_err!("{usage}");
        };
        let columns: Vec<Column> = columns;
        let Some(table) = columns[0].relation.clone() else {
            return plan_err!("{usage}; of which table is {}?", columns[0]);
        };
        if columns.iter().any(|column| column.relation.as_ref() != Some(&table)) {
            return plan_err!("{usage}");
        }
        Ok(Arc::new(Pages { table, columns }))
    }
}

/// The pages of a table, which is looked up when they are asked for.
#[derive(Debug)]
struct Pages {
    table: TableReference,
    /// The page and what is known about it.
    columns: Vec<Column>,
}

#[async_trait]
impl TableProvider for Pages {
    fn schema(&self) -> SchemaRef {
        unchaff_arrow::schema()
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        session: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let chosen = project_schema(&self.schema(), projection)?;
        let names = chosen.fields().iter().map(|field| field.name().as_str());
        let function = ScalarUDF::from(ExtractPage::new(names.clone().any(|name| name == BLOCKS)));
        let page = function.call(self.columns.iter().cloned().map(Expr::Column).collect());
        let field = |name| ident(format!("{PAGE}.{name}")).alias(name);
        let source = provider_as_source(self.source(session).await?);
        // Of `get_field` the optimizer would make one call of the function for each field.
        let plan = LogicalPlanBuilder::scan(self.table.clone(), source, None)?
            .limit(0, limit)?
            .project([page.alias(PAGE)])?
            .unnest_column(PAGE)?
            .project(names.map(field))?
            .build()?;
        session.create_physical_plan(&plan).await
    }
}

impl Pages {
    async fn source(&self, session: &dyn Session) -> Result<Arc<dyn TableProvider>> {
        let defaults = &session.config_options().catalog;
        let name = self.table.clone().resolve(&defaults.default_catalog, &defaults.default_schema);
        let schema = session
            .catalog_list()
            .catalog(&name.catalog)
            .and_then(|catalog| catalog.schema(&name.schema));
        let table = match schema {
            Some(schema) => schema.table(&name.table).await?,
            None => None,
        };
        match table {
            Some(table) => Ok(table),
            None => plan_err!("extract: there is no table {}", self.table),
        }
    }
}
