package io.likeness.cli;

import picocli.CommandLine.Command;

/** Stands in the help only: the program's main starts the web application before the command line is asked. */
@Command(name = "studio", description = "Starts the web application (also without any argument).")
final class StudioCommand {}
