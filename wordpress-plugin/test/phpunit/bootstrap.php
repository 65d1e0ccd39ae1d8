<?php
/**
 * Loads a real WordPress with the built plugin, as it was unpacked by prepare.php, on a database of its own.
 */

declare( strict_types=1 );

$wordpress = getenv( 'WORDPRESS' ) ?: dirname( __DIR__, 2 ) . '/target/wordpress';
$database  = sys_get_temp_dir() . '/chatflow-phpunit-' . getmypid();
mkdir( $database );
copy( "$wordpress/wp-content/database/test.sqlite", "$database/test.sqlite" );
putenv( "WORDPRESS_DATABASE=$database" );
if ( getenv( 'WORDPRESS_NETWORK' ) ) {
	// Made by a WordPress that is not one yet.
	passthru( 'WORDPRESS_NETWORK= ' . escapeshellarg( PHP_BINARY ) . ' ' . escapeshellarg( dirname( __DIR__ ) . '/wordpress/network.php' ) . ' ' . escapeshellarg( $wordpress ), $failed );
	if ( 0 !== $failed ) {
		exit( $failed );
	}
}
register_shutdown_function(
	static function () use ( $database ): void {
		// What requests do at their end has nothing to write to any more.
		remove_all_actions( 'shutdown' );
		array_map( 'unlink', (array) glob( "$database/{,.}*.{sqlite,log,htaccess,php}", GLOB_BRACE ) );
		@unlink( "$database/.htaccess" );
		@rmdir( $database );
	}
);

$_SERVER['HTTP_HOST']       = 'shop.test';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
// PHPUnit includes this file from a method: WordPress wants its variables to be global.
foreach ( array( 'wpdb', 'wp', 'wp_query', 'wp_the_query', 'wp_rewrite', 'wp_locale', 'wp_roles', 'wp_filter', 'table_prefix', 'current_user', 'wp_version', 'wp_object_cache', 'wp_actions', 'wp_plugin_paths', 'pagenow', 'wp_embed', 'wp_widget_factory', 'shortcode_tags', 'blog_id', 'wp_post_types', 'wp_meta_boxes', 'current_site', 'current_blog', 'switched', '_wp_switched_stack' ) as $name ) {
	global $$name;
}
require $wordpress . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/user.php';
require_once ABSPATH . 'wp-admin/includes/template.php';
if ( is_multisite() ) {
	require_once ABSPATH . 'wp-admin/includes/ms.php';
}
// Tests are pages and background at once.
ChatFlow\Plugin::instance()->register_beside_pages();
// Nobody wants these data after a power cut.
$GLOBALS['wpdb']->dbh->get_pdo()->exec( 'PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY' );
require __DIR__ . '/ShopTestCase.php';
