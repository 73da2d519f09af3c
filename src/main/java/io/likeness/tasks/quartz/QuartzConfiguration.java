package io.likeness.tasks.quartz;

import io.likeness.common.LikenessProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Quartz over the studio's own database: one job, a trigger for every task, and one that looks around every few seconds. */
@Configuration(proxyBeanMethods = false)
class QuartzConfiguration {

    static final JobKey GPU_JOB = JobKey.jobKey("gpu-job", "tasks");

    /** Finds workers again after a restart, and tasks whose node died. */
    private static final int LOOK_AROUND_SECONDS = 5;

    @Bean
    JobDetail gpuJob() {
        return JobBuilder.newJob(GpuJob.class)
                .withIdentity(GPU_JOB)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger lookAround(JobDetail gpuJob) {
        return TriggerBuilder.newTrigger()
                .withIdentity("look-around", "tasks")
                .forJob(gpuJob)
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(LOOK_AROUND_SECONDS)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    /** PostgreSQL keeps job data in another column type than the rest; a thread a device, and two that find out there is none free. */
    @Bean
    SchedulerFactoryBeanCustomizer quartzOnThisDatabase(DataSource dataSource, LikenessProperties properties) {
        Properties quartz = new Properties();
        quartz.setProperty(
                "org.quartz.jobStore.driverDelegateClass", delegate(dataSource).getName());
        quartz.setProperty(
                "org.quartz.threadPool.threadCount",
                Integer.toString(properties.worker().devices() + 2));
        return scheduler -> scheduler.setQuartzProperties(quartz);
    }

    private static Class<?> delegate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            return postgres ? PostgreSQLDelegate.class : StdJDBCDelegate.class;
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }
}
