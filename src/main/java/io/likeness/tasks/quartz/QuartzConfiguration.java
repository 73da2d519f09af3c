package io.likeness.tasks.quartz;

import io.likeness.common.LikenessProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.springframework.boot.quartz.autoconfigure.QuartzProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Quartz over the studio's own database: one job, and a trigger for every task. */
@Configuration(proxyBeanMethods = false)
class QuartzConfiguration {

    static final JobKey GPU_JOB = JobKey.jobKey("gpu-job", "tasks");

    @Bean
    JobDetail gpuJob() {
        return JobBuilder.newJob(GpuJob.class)
                .withIdentity(GPU_JOB)
                .storeDurably()
                .build();
    }

    /**
     * What depends on the database and the machine; the rest stands in application.yml. PostgreSQL may serve several studios, and keeps
     * job data in another column type. A thread a device: a studio whose devices are all busy takes no trigger from one that has a free
     * device.
     */
    @Bean
    SchedulerFactoryBeanCustomizer quartzOnThisDatabase(
            DataSource dataSource, LikenessProperties likeness, QuartzProperties settings) {
        boolean postgres = isPostgres(dataSource);
        Class<?> delegate = postgres ? PostgreSQLDelegate.class : StdJDBCDelegate.class;
        Properties quartz = new Properties();
        quartz.putAll(
                settings.getProperties()); // the bean takes one set of properties: a second one replaces the first
        quartz.setProperty("org.quartz.jobStore.driverDelegateClass", delegate.getName());
        quartz.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(postgres));
        quartz.setProperty(
                "org.quartz.threadPool.threadCount",
                Integer.toString(likeness.worker().devices()));
        return scheduler -> scheduler.setQuartzProperties(quartz);
    }

    private static boolean isPostgres(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }
}
