# What R's survey package makes of the same respondents and margins.
# Rscript survey.R FOLDER METHOD, where METHOD is rake (iterative proportional fitting) or calibrate (the same
# estimate as generalised raking). Reads respondents.csv and margins.csv there, writes found.csv.
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
method <- arguments[2]
people <- read.csv(file.path(folder, "respondents.csv"), colClasses = "character", na.strings = "")
margins <- read.csv(file.path(folder, "margins.csv"), colClasses = c("character", "character", "numeric"))
people$base <- as.numeric(people$base)
names_of <- unique(margins$margin)
total <- if (length(names_of)) sum(margins$people[margins$margin == names_of[1]]) else sum(people$base)
people$base <- people$base * total / sum(people$base) # calibrate's steps go astray from far off

design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~base, nest = TRUE, data = people)

if (method == "rake" && length(names_of)) {
  tables <- lapply(names_of, function(name) {
    part <- margins[margins$margin == name, ]
    table <- data.frame(part$category, part$people)
    names(table) <- c(name, "Freq")
    table
  })
  formulas <- lapply(names_of, function(name) as.formula(paste("~", name)))
  design <- rake(design, formulas, tables, control = list(maxit = 2000, epsilon = 1e-11)) # of the total
}
if (method == "calibrate") {
  # Whoever did not say has 0 in every column of that margin; its total is then 0 whatever they weigh.
  columns <- data.frame(everybody = rep(1, nrow(people)))
  for (name in names_of) {
    part <- margins[margins$margin == name, ]
    for (row in seq_len(nrow(part) - 1)) {
      due <- part$people[row] / sum(part$people)
      said <- people[[name]]
      columns[[paste0(name, row)]] <- ifelse(is.na(said), 0, (said == part$category[row]) - due)
    }
  }
  design$variables <- cbind(design$variables, columns)
  formula <- as.formula(paste("~ 0 +", paste(names(columns), collapse = " + ")))
  wanted <- c(total, rep(0, ncol(columns) - 1))
  names(wanted) <- names(columns)
  design <- calibrate(design, formula, wanted, calfun = "raking", maxit = 500, epsilon = 1e-9)
}

rows <- list()
tell <- function(what, group, option, value) {
  rows[[length(rows) + 1]] <<- data.frame(what, group, option, value = sprintf("%.17g", value))
}
write.csv(data.frame(weight = sprintf("%.17g", weights(design))), file.path(folder, "weights.csv"), row.names = FALSE)
for (group in c("", sort(unique(people$group)))) {
  who <- !is.na(people$answer)
  if (group != "") who <- who & !is.na(people$group) & people$group == group
  part <- design[who, ]
  for (option in sort(unique(people$answer))) {
    part$variables$gave <- as.numeric(part$variables$answer %in% option)
    found <- svymean(~gave, part)
    ends <- attr(svyciprop(~gave, part, method = "xlogit", df = degf(part)), "ci")
    tell("share", group, option, coef(found))
    tell("error", group, option, SE(found))
    tell("low", group, option, ends[1])
    tell("high", group, option, ends[2])
    tell("degrees", group, option, degf(part))
  }
}
write.csv(do.call(rbind, rows), file.path(folder, "found.csv"), row.names = FALSE)
