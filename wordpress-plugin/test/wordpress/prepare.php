<?php
/**
 * php prepare.php TARGET [VERSION] [bare]: unpacks a real WordPress with SQLite as its database into a folder, with the
 * stand-in for WooCommerce and, unless it is to be bare, the built plugin. What is unpacked already is kept.
 */

declare( strict_types=1 );

$target  = rtrim( $argv[1], '/' );
$version = $argv[2] ?? '6.5';
$bare    = 'bare' === ( $argv[3] ?? '' );
$builds  = dirname( __DIR__ ) . '/node_modules/@wp-playground/wordpress-builds';
$plugins = $target . '/wp-content/plugins';

if ( ! is_file( $target . '/unpacked' ) ) {
	unpack_zip( "$builds/src/wordpress/wp-$version.zip", $target );
	copy_folder( "$builds/public/wp-$version", $target );
	unpack_zip( "$builds/src/sqlite-database-integration/sqlite-database-integration.zip", $plugins );
	rename( "$plugins/sqlite-database-integration-main", "$plugins/sqlite-database-integration" );
	copy( "$plugins/sqlite-database-integration/db.copy", "$target/wp-content/db.php" );
	touch( "$target/unpacked" );
}
copy( __DIR__ . '/wp-config.php', "$target/wp-config.php" );
copy( __DIR__ . '/router.php', "$target/router.php" );
remove_folder( "$plugins/chatflow" );
remove_folder( "$plugins/woocommerce" );
if ( ! $bare ) {
	unpack_zip( dirname( __DIR__, 2 ) . '/target/chatflow.zip', $plugins );
}
copy_folder( dirname( __DIR__ ) . '/shop/chatflow-test-shop', "$plugins/woocommerce" );
remove_folder( "$target/wp-content/database" );
mkdir( "$target/wp-content/database" );

foreach ( $bare ? array( 'install', 'seed' ) : array( 'install', 'activate' ) as $step ) {
	passthru( escapeshellarg( PHP_BINARY ) . ' ' . escapeshellarg( __DIR__ . "/$step.php" ) . ' ' . escapeshellarg( $target ), $failed );
	if ( 0 !== $failed ) {
		exit( $failed );
	}
}

function unpack_zip( string $file, string $folder ): void {
	$zip = new ZipArchive();
	if ( true !== $zip->open( $file ) || ! $zip->extractTo( $folder ) ) {
		fwrite( STDERR, "$file cannot be unpacked.\n" );
		exit( 1 );
	}
}

function copy_folder( string $from, string $to ): void {
	foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $from, FilesystemIterator::SKIP_DOTS ), RecursiveIteratorIterator::SELF_FIRST ) as $file ) {
		$path = $to . substr( $file->getPathname(), strlen( $from ) );
		if ( $file->isDir() ) {
			is_dir( $path ) || mkdir( $path, 0777, true );
		} else {
			is_dir( dirname( $path ) ) || mkdir( dirname( $path ), 0777, true );
			copy( $file->getPathname(), $path );
		}
	}
}

function remove_folder( string $folder ): void {
	if ( ! is_dir( $folder ) ) {
		return;
	}
	foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $folder, FilesystemIterator::SKIP_DOTS ), RecursiveIteratorIterator::CHILD_FIRST ) as $file ) {
		$file->isDir() ? rmdir( $file->getPathname() ) : unlink( $file->getPathname() );
	}
	rmdir( $folder );
}
